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

  /* Returns the other text in which one of the words was found that the meaning does not hold. */
  function excerptOf({ meaning, name, more }, [runs, words]) {
    const { find, fold } = lookup.text;
    const shown = fold(`${meaning}\n${name}`);
    const lines = more.split("\n");
    const lineWith = (term) => lines.find((line) => find(fold(line), term) >= 0);
    const isShown = (terms) => terms.some((term) => find(shown, term) >= 0);
    const holdsRuns = runs.every((terms) => isShown(terms) || lineWith(terms[0]));
    for (const terms of (holdsRuns ? runs : words).filter((each) => !isShown(each))) {
      const term = terms.find(lineWith);
      if (term) {
        const line = lineWith(term);
        const start = Math.max(0, find(fold(line), term) - CONTEXT);
        return (start ? "…" : "") + line.slice(start);
      }
    }
    return "";
  }

  function rowOption(row, { codes, words }) {
    const terms = [...new Set(words.flat(2))];
    const { code, meaning, name, isGone, reported } = row;
    const typed = codes.find((each) => code.startsWith(each)) || (terms.includes(code) ? code : "");
    const excerpt = reported ? row.more : codes.length ? "" : excerptOf(row, words);
    return option(
      row.address,
      span("code", ...(typed ? [mark(typed)] : []), code.slice(typed.length)),
      span(
        "meaning",
        reported ? `日志中的内层数值，返回码为 ${reported}：` : "",
        ...marked(meaning, terms),
        isGone ? "（不再收录）" : "",
      ),
      name && span("name", ...marked(name, terms)),
      excerpt && span("excerpt", ...marked(excerpt, terms)),
      span("place", ...marked(placesOf(row), codes.length ? [] : terms)),
    );
  }

  function noteOn({ near, rows, isNear }) {
    if (isNear) return "没有返回码符合全部文字，以下是相近结果。";
    if (!near && !rows.length) return "没有找到相近的返回码，请换个说法，或试试全文搜索。";
    if (!near) return "";
    const range = near.ranges.length ? "所属号段和最接近的返回码如下。" : "它不属于任何已知号段，最接近的返回码如下。";
    return `没有返回码 ${near.code}。${range}`;
  }

  /* Returns a `note` to stand above the list, and the `options` of the list. */
  lookup.render = (found, query, search) => {
    const options = found.rows.map((row) => rowOption(row, found));
    if (found.near) {
      for (const { label, table } of found.near.ranges)
        options.push(
          option(table.address, span("code", "号段"), span("meaning", label), span("place", table.product)),
        );
      options.push(...found.near.rows.map((row) => rowOption(row, { codes: [], words: [[], []] })));
    }
    const all = option(search, span("meaning", `全文搜索“${query.trim()}”`));
    all.classList.add("zego-lookup-all");
    return { note: noteOn(found), options: [...options, all] };
  };

  /* Returns how many there are, for a screen reader. */
  lookup.summary = ({ rows, more }) => {
    return more ? `匹配的返回码较多，列出前 ${rows.length} 条` : `${rows.length} 条匹配的返回码`;
  };
})();
