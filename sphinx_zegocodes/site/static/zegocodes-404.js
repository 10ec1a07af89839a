/* Says of a code that was asked for and is in no document which others are near. */
"use strict";

(() => {
  const section = document.querySelector(".zego-missing");
  const { codes, page, ranges } = JSON.parse(section.dataset.zegoKnown);
  const root = document.documentElement.dataset.content_root;

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
    made.href = root + address;
    made.textContent = text;
    return made;
  }

  const linkTo = (code) => link(page.replace("CODE", code), code);

  function item(...content) {
    const made = document.createElement("li");
    made.append(...content);
    return made;
  }

  function* findings(asked) {
    const number = BigInt(asked);
    const below = codes.findLast((code) => BigInt(code) < number);
    const above = codes.find((code) => BigInt(code) > number);
    const near = [below, above].filter((code) => code !== undefined).map(linkTo);
    yield item("最接近的返回码：", ...near.flatMap((each, index) => (index ? ["、", each] : [each])));
    const around = ranges.filter(({ first, last }) => first <= number && number <= last);
    for (const { label, product, table } of around)
      yield item("所属号段：", link(table, label), `（${product}）`);
    if (!around.length) yield item("不属于任何已知号段");
  }

  const asked = askedFor();
  const known = asked && codes.find((code) => BigInt(code) === BigInt(asked));
  const text = section.querySelector(".zego-asked");
  const heading = section.querySelector("h1");
  if (known) {
    text.replaceChildren("本站没有这个地址对应的页面，要找的可能是返回码 ", linkTo(known), "。");
  } else if (asked && codes.length) {
    heading.textContent = `没有返回码 ${asked}`;
    document.title = document.title.replace(/^[^-]*(?= - |$)/, heading.textContent);
    text.textContent = `本站收录的文档中都没有 ${asked}。`;
    const list = document.createElement("ul");
    list.append(...findings(asked));
    text.after(list);
  }
})();
