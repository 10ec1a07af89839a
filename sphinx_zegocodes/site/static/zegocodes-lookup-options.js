/* What the look-up suggests, as options of its list. They are links, so that they open as links do. */
"use strict";

(() => {
  const { lookup } = zegocodes;
  const MOST_PLACES = 2; // that an option names before it says how many there are
  const CONTEXT = 12; // characters before what was found in a longer text

  function span(name, ...children) {
    const made = document.createElement("span");
    made.className = `zego-lookup-${name}`;
    made.append(...children);
    return made;
  }

  /* Returns an option; blanks between its parts are what a screen reader pauses at. */
  function option(address, ...parts) {
    const made = document.createElement("a");
    made.className = "zego-lookup-option";
    made.href = address;
    made.tabIndex = -1;
    made.setAttribute("role", "option");
    made.append(...parts.filter(Boolean).flatMap((part, at) => (at ? [" ", part] : [part])));
    return made;
  }

  /* Returns a text with the terms in it marked. */
  function marked(text, terms) {
    const parts = lookup.text.marked(text, terms);
    return parts.map(([part, isMarked]) => (isMarked ? mark(part) : part));
  }

  function mark(text) {
    const made = document.createElement("mark");
    made.textContent = text;
    return made;
  }

  function placesOf({ tables }) {
    const places = [...new Set(tables.map(({ place }) => place))];
    const named = places.slice(0, MOST_PLACES).join("、");
    return places.length > MOST_PLACES ? `${named}等 ${places.length} 处` : named;
  }

  /* Returns the other text in which a term was found that the meaning does not hold. */
  lookup.excerptOf = ({ meaning, name, more }, terms) => {
    const { find, fold } = lookup.text;
    const shown = fold(`${meaning}\n${name}`);
    const lines = more.split("\n");
    for (const term of terms.filter((each) => find(shown, each) < 0)) {
      const line = lines.find((each) => find(fold(each), term) >= 0);
      if (line) {
        const start = Math.max(0, find(fold(line), term) - CONTEXT);
        return (start ? "…" : "") + line.slice(start);
      }
    }
    return "";
  };

  function rowOption(row, { codes, terms }) {
    const { label, meaning, name, isGone } = row;
    const typed = codes.find((each) => label.startsWith(each)) || (terms.includes(label) ? label : "");
    const excerpt = codes.length ? "" : lookup.excerptOf(row, terms);
    return option(
      row.address,
      span("code", ...(typed ? [mark(typed)] : []), label.slice(typed.length)),
      span("meaning", ...marked(meaning, terms), isGone ? "（不再收录）" : ""),
      name && span("name", ...marked(name, terms)),
      excerpt && span("excerpt", ...marked(excerpt, terms)),
      span("place", ...marked(placesOf(row), codes.length ? [] : terms)),
    );
  }

  function rangeOption({ label, table }) {
    return option(table.address, span("code", "号段"), span("meaning", label), span("place", table.product));
  }

  /* Says of a number that no document has where it would belong, and what is near. */
  function noteOn({ code, ranges }) {
    const around = ranges.length ? "所属号段和最接近的返回码如下。" : "它不属于任何已知号段，最接近的返回码如下。";
    return `没有返回码 ${code}。${around}`;
  }

  const unique = (list, by) => [...new Map(list.map((each) => [by(each), each])).values()];

  /* Returns a `note` to stand above the list, and the `options` of the list. */
  lookup.render = (found, query, search) => {
    const near = found.isBegun ? [] : found.near;
    const ranges = unique([...found.ranges, ...near.flatMap((each) => each.ranges)], ({ label }) => label);
    const neighbours = near.flatMap(({ rows }) => rows).filter((row) => !found.rows.includes(row));
    const others = unique(neighbours, ({ key }) => key);
    const options = found.rows.map((row) => rowOption(row, found));
    options.push(...ranges.map(rangeOption));
    options.push(...others.map((row) => rowOption(row, { codes: [], terms: [] })));
    if (found.ranges.length) options.unshift(...options.splice(found.rows.length, ranges.length));
    const all = option(search, span("meaning", `全文搜索“${query.trim()}”`));
    all.classList.add("zego-lookup-all");
    return { note: near.map(noteOn).join(""), options: [...options, all] };
  };

  function link(address, text) {
    const made = document.createElement("a");
    made.href = address;
    made.textContent = text;
    return made;
  }

  /* Returns links to the codes of rows, each once, and what stands between them. */
  lookup.linksTo = (rows) => {
    const links = unique(rows, ({ code }) => code).map(({ page, label }) => link(page, label));
    return links.flatMap((each, at) => (at ? ["、", each] : [each]));
  };

  /* Returns a list for each number that no document has: what is near it. */
  lookup.nearby = (near) =>
    near.map(({ rows, ranges }) => {
      const lines = ranges.map(({ label, table }) => ["所属号段：", link(table.address, label), `（${table.product}）`]);
      lines.unshift(["最接近的返回码：", ...lookup.linksTo(rows)]);
      if (!ranges.length) lines.push(["不属于任何已知号段"]);
      const list = document.createElement("ul");
      for (const line of lines) list.appendChild(document.createElement("li")).append(...line);
      return list;
    });

  lookup.marked = marked;

  /* Returns how many there are, for a screen reader. */
  lookup.summary = ({ rows, more }) => {
    if (!rows.length) return "没有匹配的返回码，可以全文搜索";
    return more ? `匹配的返回码较多，列出前 ${rows.length} 条` : `${rows.length} 条匹配的返回码`;
  };
})();
