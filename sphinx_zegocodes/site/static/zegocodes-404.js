/* Says of a code that was asked for and is in no document which others are near. */
"use strict";

(async () => {
  const section = document.querySelector(".zego-missing");

  /* Returns what stands in an address where /codes/12345/ has a number. */
  function askedFor() {
    try {
      const path = decodeURIComponent(location.pathname);
      return /[/]codes[/]([^/]+?)(?:[.](?:html|json|md|csv))?(?:[/]|$)/.exec(path)?.[1] ?? "";
    } catch {
      return ""; // not UTF-8
    }
  }

  const { lookup } = zegocodes;

  function name(title) {
    section.querySelector("h1").textContent = title;
    document.title = document.title.replace(/^[^-]*(?= - |$)/, title);
  }

  const asked = askedFor();
  if (!asked) return;
  const { rows, near } = await zegocodes.lookup.numbersIn(asked);
  const text = section.querySelector(".zego-asked");
  const own = rows.filter(({ isRange, reported }) => !isRange && !reported);
  const [inner] = rows.filter(({ reported }) => reported);
  if (own.length) {
    text.replaceChildren("本站没有这个地址对应的页面，要找的可能是返回码 ", ...lookup.linksTo(own), "。");
  } else if (inner) {
    name(`${inner.code} 是日志中的内层数值`);
    const to = lookup.link(inner.address, `${inner.reported}：${inner.meaning}`);
    const product = inner.tables[0].product;
    text.replaceChildren(`本站收录的文档中没有 ${inner.code}。它是 ${product} 日志中的内层数值，返回码为 `, to, `。${inner.more}`);
  } else if (rows.length) {
    text.replaceChildren(`返回码 ${asked} 没有单独的页面，请看它所属的返回码范围 `, ...lookup.linksTo(rows), "。");
  } else if (near.length) {
    const codes = near.map(({ code }) => code).join("、");
    name(`没有返回码 ${codes}`);
    text.textContent = `本站收录的文档中都没有 ${codes}。`;
    text.after(...lookup.nearby(near));
  }
})();
