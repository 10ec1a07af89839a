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

  const asked = askedFor();
  if (!asked) return;
  const { rows, near } = await zegocodes.lookup.numbersIn(asked);
  const text = section.querySelector(".zego-asked");
  const heading = section.querySelector("h1");
  const own = rows.filter(({ isRange }) => !isRange);
  if (own.length) {
    const links = zegocodes.lookup.linksTo(own);
    text.replaceChildren("本站没有这个地址对应的页面，要找的可能是返回码 ", ...links, "。");
  } else if (rows.length) {
    const links = zegocodes.lookup.linksTo(rows);
    text.replaceChildren(`返回码 ${asked} 没有单独的页面，请看它所属的返回码范围 `, ...links, "。");
  } else if (near.length) {
    const codes = near.map(({ code }) => code).join("、");
    heading.textContent = `没有返回码 ${codes}`;
    document.title = document.title.replace(/^[^-]*(?= - |$)/, heading.textContent);
    text.textContent = `本站收录的文档中都没有 ${codes}。`;
    text.after(...zegocodes.lookup.nearby(near));
  }
})();
