/* The search page: what the look-up finds, then the other pages that Sphinx's index has, ten at a
   time. Their excerpts are texts of the look-up's index, so no page is fetched. */
"use strict";

(() => {
  const { lookup } = zegocodes;
  const AT_ONCE = 10;
  const CONTEXT = 24; // characters of an excerpt before what was found
  const EXCERPT = 160; // characters of an excerpt

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children.filter(Boolean));
    return made;
  }

  function item(address, title, excerpt, terms) {
    const link = element("a", "", title);
    link.href = address;
    const context = excerpt && element("p", "context", ...lookup.marked(excerpt, terms));
    return element("li", "", link, context);
  }

  /* Returns what to mark of a row: the runs of the query where it has them all, or else its words. */
  function termsIn({ meaning, name, more, tables }, [runs, words]) {
    const { find, fold } = lookup.text;
    const texts = fold([meaning, name, more, ...tables.map(({ place }) => place)].join("\n"));
    const has = (terms) => terms.some((term) => find(texts, term) >= 0);
    return [...new Set((runs.every(has) ? runs : words).flat())];
  }

  /* Returns where a row stands, and of its other texts what is around the first term in them. */
  function excerptOf({ tables, name, more }, terms) {
    const { find, fold } = lookup.text;
    const text = more.replace(/(?<=。)\s/g, "").replaceAll("\n", " ");
    const folded = fold(text);
    const found = terms.map((term) => find(folded, term)).filter((at) => at >= 0);
    const at = found.length ? Math.max(0, Math.min(...found) - CONTEXT) : 0;
    const part = text.slice(at, at + EXCERPT);
    const shown = (at ? "…" : "") + part + (at + EXCERPT < text.length ? "…" : "");
    const places = [...new Set(tables.map(({ place }) => place))].join(_(", "));
    return [places, name, shown].filter(Boolean).join(" · ");
  }

  function rowItem(row, words, address = row.address) {
    const terms = termsIn(row, words);
    const title = `${row.label} ${lookup.meaningOf(row, row.meaning).join("")}`;
    return item(address, title, excerptOf(row, terms), terms);
  }

  const rangeItem = ({ label, table }) => item(table.address, label, table.product, []);

  function addressOf(docname) {
    const { BUILDER, LINK_SUFFIX } = DOCUMENTATION_OPTIONS;
    const path = BUILDER === "dirhtml" ? `${docname}/`.replace(/(^|\/)index\/$/, "$1") : docname + LINK_SUFFIX;
    return new URL((document.documentElement.dataset.content_root || "./") + path, location.href).href;
  }

  /* Makes the item of a page. Where a table of it has a row that was found, the item leads there. */
  function pageItem([docname, title, anchor], rows, terms) {
    const page = addressOf(docname);
    const isHere = ({ address }) => address.startsWith(`${page}#`);
    const row = rows.find(({ tables }) => tables.some(isHere));
    if (!row) return item(page + anchor, title, "", terms);
    const excerpt = `${row.label} ${row.meaning}`;
    return item(page + row.anchorIn(row.tables.find(isHere)), title, excerpt, terms);
  }

  const indexed = new Promise((resolve) => {
    const { setIndex } = Search;
    Search.setIndex = (index) => resolve(setIndex(index));
    if (Search.hasIndex()) resolve();
  });

  /* Returns what Sphinx finds, each page once. */
  async function pagesWith(query) {
    await indexed;
    const results = Search._performSearch(...Search._parseQuery(query)).reverse();
    return [...new Map(results.reverse().map((each) => [each[0], each])).values()].reverse();
  }

  const codeOf = (docname) => /^codes\/(-?[0-9]+(?:to-?[0-9]+)?)$/.exec(docname)?.[1];

  /* Returns the first row of a code's page. */
  async function rowOf(docname) {
    const code = codeOf(docname);
    return code && (await lookup.rowsOf(code))[0];
  }

  /* Returns functions that make the items of all that is found, the best first. */
  async function* results(query) {
    const found = await lookup.search(query, Infinity);
    const { rows, words, isNear } = found;
    const terms = [...new Set(words.flat(2))];
    const ranges = found.ranges.map((range) => () => rangeItem(range));
    yield { near: found.near, isNear, makers: [...ranges, ...rows.map((row) => () => rowItem(row, words))] };
    if (found.near.length) return; // Sphinx finds it in longer numbers
    const pages = await pagesWith(query);
    const others = await Promise.all(pages.slice(0, AT_ONCE).map(([docname]) => rowOf(docname)));
    const known = [...rows, ...others.filter(Boolean)];
    const makers = pages
      .filter(([docname]) => !(rows.length && codeOf(docname)))
      .map((page) => async () => {
        const row = await rowOf(page[0]);
        return row ? rowItem(row, words, row.page) : pageItem(page, known, terms);
      });
    yield { near: [], makers };
  }

  /* Shows what a query finds, and more of it on demand. */
  async function show(query) {
    const out = document.getElementById("search-results");
    const title = element("h2", "", _("Searching"));
    const status = element("p", "search-summary");
    const list = element("ul", "search");
    const more = element("button", "zego-search-more", zegocodes.fill(_("Show %(count)s more"), { count: AT_ONCE }));
    status.setAttribute("role", "status");
    list.setAttribute("role", "list");
    more.hidden = true;
    out.replaceChildren(title, status, list, more);
    let wanted = AT_ONCE;
    const makers = [];
    const fill = async () => {
      while (list.children.length < Math.min(wanted, makers.length))
        list.append(await makers[list.children.length]());
      more.hidden = list.children.length === makers.length;
    };
    more.addEventListener("click", async () => {
      const next = list.children.length;
      wanted += AT_ONCE;
      await fill();
      list.children[next].querySelector("a").focus();
    });
    let nearest = 0;
    for await (const { near, isNear, makers: others } of results(query)) {
      nearest += near.length;
      if (isNear) status.before(element("p", "", lookup.NEAR));
      lookup.nearby(near).forEach((each, at) =>
        status.before(element("h2", "", zegocodes.fill(_("There is no return code %(code)s"), { code: near[at].code })), each),
      );
      makers.push(...others);
      await fill();
    }
    title.textContent = _("Search Results");
    title.hidden = nearest > 0 && !makers.length;
    status.textContent = makers.length || !nearest ? countOf(makers.length) : "";
  }

  function countOf(count) {
    if (!count)
      return Documentation.gettext(
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.",
      );
    return Documentation.ngettext(
      "Search finished, found one page matching the search query.",
      "Search finished, found ${resultCount} pages matching the search query.",
      count,
    ).replace("${resultCount}", count);
  }

  const { performSearch } = Search;
  Search.performSearch = (query) => show(query).catch(() => performSearch(query));
})();
