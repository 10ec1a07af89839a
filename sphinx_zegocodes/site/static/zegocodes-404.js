/* Says what was meant by an address that is none: another page, a code, or which codes are near. */
"use strict";

(async () => {
  const section = document.querySelector(".zego-missing");

  const root = new URL(document.documentElement.dataset.content_root || "/", location.href);

  /* Returns the path below the site, in the letters of its addresses; nothing where that is none. */
  function pathAskedFor() {
    try {
      const path = decodeURIComponent(location.pathname.slice(root.pathname.length));
      return path.normalize("NFKC").toLowerCase();
    } catch {
      return ""; // not UTF-8
    }
  }

  /* Returns the number in an address like codes/12345/, or 12345 alone. */
  const codeIn = (path) =>
    path.match(/^(?:.*\/)?codes?\/[^/\d-]*(-?\d{1,30})(?!\d)/)?.[1] ??
    path.match(/^(-?\d{1,30})(?:\.[a-z]+)?[^\w-]*$/)?.[1];

  /* Returns the page of the site that an address like rtc-server.html or RTC-Server/ means. */
  function pageMeant(path) {
    const name = path.match(/^(?:index\/)?([a-z][\w-]*)(?:\/index)?(?:\.[a-z]+)?[^\w-]*$/)?.[1];
    const pages = [...document.querySelectorAll("a.internal[href], a.reference[href]")];
    return pages.find(({ href }) => href === new URL(`${name}/`, root).href);
  }

  function link(address, text) {
    const made = document.createElement("a");
    made.href = address;
    made.textContent = text;
    return made;
  }

  /* Returns links to the codes of rows, each once. */
  function linksTo(rows) {
    const codes = new Map(rows.map((row) => [row.label, row.address.replace(/#.*/, "")]));
    return [...codes].map(([code, address]) => link(address, code));
  }

  const between = (parts) => parts.flatMap((each, index) => (index ? ["、", each] : [each]));

  function item(...content) {
    const made = document.createElement("li");
    made.append(...content);
    return made;
  }

  function* findings({ rows, ranges }) {
    const near = linksTo(rows);
    yield item("最接近的返回码：", ...between(near));
    for (const { label, table } of ranges)
      yield item("所属号段：", link(table.address, label), `（${table.product}）`);
    if (!ranges.length) yield item("不属于任何已知号段");
  }

  const path = pathAskedFor();
  const text = section.querySelector(".zego-asked");
  const page = pageMeant(path);
  if (page) {
    text.replaceChildren("本站没有这个地址对应的页面，要找的可能是 ", link(page.href + location.hash, page.textContent.trim()), "。");
    return;
  }
  const asked = codeIn(path);
  if (!asked) return;
  const { rows, near } = await zegocodes.lookup.about(asked);
  const heading = section.querySelector("h1");
  const own = rows.filter(({ isRange }) => !isRange);
  if (own.length) {
    text.replaceChildren("本站没有这个地址对应的页面，要找的可能是返回码 ", ...linksTo(own), "。");
  } else if (rows.length) {
    text.replaceChildren(`返回码 ${asked} 没有单独的页面，请看它所属的返回码范围 `, ...between(linksTo(rows)), "。");
  } else if (near.rows.length) {
    heading.textContent = `没有返回码 ${asked}`;
    document.title = document.title.replace(/^[^-]*(?= - |$)/, heading.textContent);
    text.textContent = `本站收录的文档中都没有 ${asked}。`;
    const list = document.createElement("ul");
    list.append(...findings(near));
    text.after(list);
  }
})();
