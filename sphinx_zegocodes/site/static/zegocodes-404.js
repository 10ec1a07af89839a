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

  const { lookup } = zegocodes;

  /* Returns what stands in an address where codes/12345/ has a number, or 12345 alone. */
  const codeIn = (path) =>
    path.match(/^(?:.*\/)?codes?\/([^/]+?)(?:\.(?:html|json|md|csv))?(?:\/|$)/)?.[1] ??
    path.match(/^(-?\d{1,30})(?:\.[a-z]+)?[^\w-]*$/)?.[1];

  /* Returns the page of the site that an address like rtc-server.html or RTC-Server/ means. */
  function pageMeant(path) {
    const name = path.match(/^(?:index\/)?([a-z][\w-]*)(?:\/index)?(?:\.[a-z]+)?[^\w-]*$/)?.[1];
    const pages = [...document.querySelectorAll("a.internal[href], a.reference[href]")];
    return pages.find(({ href }) => href === new URL(`${name}/`, root).href);
  }

  function name(title) {
    section.querySelector("h1").textContent = title;
    document.title = document.title.replace(/^[^-]*(?= - |$)/, title);
  }

  const path = pathAskedFor();
  const text = section.querySelector(".zego-asked");
  const page = pageMeant(path);
  if (page) {
    text.replaceChildren("本站没有这个地址对应的页面，要找的可能是 ", lookup.link(page.href + location.hash, page.textContent.trim()), "。");
    return;
  }
  const asked = codeIn(path);
  if (!asked) return;
  const { rows, near } = await lookup.numbersIn(asked);
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
