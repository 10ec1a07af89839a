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

  const { lookup, told, fill } = zegocodes;

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
  const tell = (message, values) => text.replaceChildren(...told(message, values));
  const page = pageMeant(path);
  if (page) {
    const link = lookup.link(page.href + location.hash, page.textContent.trim());
    tell(_("There is no page at this address. Perhaps you are looking for %(page)s."), { page: link });
    return;
  }
  const asked = codeIn(path);
  if (!asked) return;
  const { rows, near } = await lookup.numbersIn(asked);
  const own = rows.filter(({ isRange, reported }) => !isRange && !reported);
  const [inner] = rows.filter(({ reported }) => reported);
  if (own.length) {
    tell(_("There is no page at this address. Perhaps you are looking for return code %(codes)s."), {
      codes: lookup.linksTo(own),
    });
  } else if (inner) {
    const { code, reported, meaning, more, tables } = inner;
    name(fill(_("%(code)s is an inner number of logs"), { code }));
    const link = lookup.link(inner.address, fill(_("%(label)s: %(text)s"), { label: reported, text: meaning }));
    tell(
      _("No document of this site has %(code)s. It is an inner number in logs of %(product)s, reported as %(link)s. %(why)s"),
      { code, product: tables[0].product, link, why: more },
    );
  } else if (rows.length) {
    tell(_("Return code %(code)s has no page of its own; see the range that it is in: %(ranges)s."), {
      code: asked,
      ranges: lookup.linksTo(rows),
    });
  } else if (near.length) {
    const codes = near.map(({ code }) => code).join(_(", "));
    name(fill(_("There is no return code %(code)s"), { code: codes }));
    tell(_("No document of this site has %(codes)s."), { codes });
    text.after(...lookup.nearby(near));
  }
})();
