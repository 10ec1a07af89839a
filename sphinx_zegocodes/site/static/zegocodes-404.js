/* Says of a code that was asked for and is in no document which others are near. */
"use strict";

(async () => {
  const section = document.querySelector(".zego-missing");

  /* Returns the number in an address like /codes/12345/, full-width digits included. */
  function askedFor() {
    try {
      const path = decodeURIComponent(location.pathname).normalize("NFKC");
      return path.match(/\/codes\/[^/\d-]*(-?\d{1,30})(?!\d)/)?.[1];
    } catch {
      return undefined; // not UTF-8
    }
  }

  function link(address, text) {
    const made = document.createElement("a");
    made.href = address;
    made.textContent = text;
    return made;
  }

  /* Returns links to the codes of rows, each once. */
  function linksTo(rows) {
    const codes = new Map(rows.map((row) => [row.code, row.address.replace(/#.*/, "")]));
    return [...codes].map(([code, address]) => link(address, code));
  }

  function item(...content) {
    const made = document.createElement("li");
    made.append(...content);
    return made;
  }

  function* findings({ rows, ranges }) {
    const near = linksTo(rows);
    yield item("最接近的返回码：", ...near.flatMap((each, index) => (index ? ["、", each] : [each])));
    for (const { label, table } of ranges)
      yield item("所属号段：", link(table.address, label), `（${table.product}）`);
    if (!ranges.length) yield item("不属于任何已知号段");
  }

  function name(title) {
    section.querySelector("h1").textContent = title;
    document.title = document.title.replace(/^[^-]*(?= - |$)/, title);
  }

  const asked = askedFor();
  if (!asked) return;
  const { rows, near } = await zegocodes.lookup.about(asked);
  const text = section.querySelector(".zego-asked");
  const [inner] = rows.filter(({ reported }) => reported);
  if (rows.length && rows.every(({ reported }) => reported)) {
    name(`${asked} 是日志中的内层数值`);
    const to = link(inner.address, `${inner.reported}：${inner.meaning}`);
    const product = inner.tables[0].product;
    text.replaceChildren(`本站收录的文档中没有 ${asked}。它是 ${product} 日志中的内层数值，返回码为 `, to, `。${inner.more}`);
  } else if (rows.length) {
    text.replaceChildren("本站没有这个地址对应的页面，要找的可能是返回码 ", ...linksTo(rows), "。");
  } else if (near.rows.length) {
    name(`没有返回码 ${asked}`);
    text.textContent = `本站收录的文档中都没有 ${asked}。`;
    const list = document.createElement("ul");
    list.append(...findings(near));
    text.after(list);
  }
})();
