/* What the look-up suggests, as options of its list. They are links, so that they open as links do. */
"use strict";

(() => {
  const { lookup, told, fill, counted } = zegocodes;
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
    const named = places.slice(0, MOST_PLACES).join(_(", "));
    const count = places.length;
    return count > MOST_PLACES ? fill(_("%(places)s and others, %(count)s in all"), { places: named, count }) : named;
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
  };

  function rowOption(row, { codes, words }) {
    const terms = [...new Set(words.flat(2))];
    const { label, meaning, name, reported } = row;
    const typed = codes.find((each) => label.startsWith(each)) || (terms.includes(label) ? label : "");
    const excerpt = reported ? row.more : codes.length ? "" : excerptOf(row, words);
    return option(
      row.address,
      span("code", ...(typed ? [mark(typed)] : []), label.slice(typed.length)),
      span("meaning", ...lookup.meaningOf(row, marked(meaning, terms))),
      name && span("name", ...marked(name, terms)),
      excerpt && span("excerpt", ...marked(excerpt, terms)),
      span("place", ...marked(placesOf(row), codes.length ? [] : terms)),
    );
  }

  function rangeOption({ label, table }) {
    return option(table.address, span("code", _("Range")), span("meaning", label), span("place", table.product));
  }

  /* Says of a number that no document has where it would belong, and what is near. */
  function noteOn({ code, ranges }) {
    return ranges.length
      ? fill(_("There is no return code %(code)s. Its range and the nearest return codes:"), { code })
      : fill(_("There is no return code %(code)s. It is in no known range; the nearest return codes:"), { code });
  }

  lookup.NEAR = _("No return code has all of the words. These are close:");
  const NOTHING = _("Nothing close was found. Try other words, or search all texts.");

  /* Returns what a row means, in parts; its own meaning may be in parts as well. */
  lookup.meaningOf = ({ reported, isGone }, meaning) => {
    const said = reported
      ? told(_("Inner number of logs, reported as %(code)s: %(meaning)s"), { code: reported, meaning })
      : [meaning].flat();
    return isGone ? told(_("%(text)s (%(remark)s)"), { text: said, remark: _("no longer documented") }) : said;
  };

  /* Returns what has to be said of what was found: what it is not. */
  function notesOn({ rows, isNear }, near) {
    const notes = near.map(noteOn);
    if (isNear) notes.push(lookup.NEAR);
    return notes.length || rows.length ? notes.join(fill(_("%(one)s %(other)s"), { one: "", other: "" })) : NOTHING;
  }

  const unique = (list, by) => [...new Map(list.map((each) => [by(each), each])).values()];

  /* Returns a `note` to stand above the list, and the `options` of the list. */
  lookup.render = (found, query, search) => {
    const near = found.isBegun ? [] : found.near;
    const ranges = unique([...found.ranges, ...near.flatMap((each) => each.ranges)], ({ label }) => label);
    const neighbours = near.flatMap(({ rows }) => rows).filter((row) => !found.rows.includes(row));
    const others = unique(neighbours, ({ key }) => key);
    const options = found.rows.map((row) => rowOption(row, found));
    const nearest = [
      ...ranges.map(rangeOption),
      ...others.map((row) => rowOption(row, { codes: [], words: [[], []] })),
    ];
    const isFirst = found.ranges.length > 0 || found.isNear;
    options.splice(isFirst ? 0 : options.length, 0, ...nearest);
    const all = option(search, span("meaning", fill(_("Search all texts for “%(query)s”"), { query: query.trim() })));
    all.classList.add("zego-lookup-all");
    return { note: notesOn(found, near), options: [...options, all] };
  };

  lookup.link = (address, text) => {
    const made = document.createElement("a");
    made.href = address;
    made.textContent = text;
    return made;
  };

  /* Returns links to the codes of rows, each once, and what stands between them. */
  lookup.linksTo = (rows) => {
    const links = unique(rows, ({ code }) => code).map(({ page, label }) => lookup.link(page, label));
    return links.flatMap((each, at) => (at ? [_(", "), each] : [each]));
  };

  /* Returns a list for each number that no document has: what is near it. */
  lookup.nearby = (near) =>
    near.map(({ rows, ranges }) => {
      const lines = ranges.map(({ label, table: { address, product } }) =>
        told(_("In the range %(range)s (%(product)s)"), { range: lookup.link(address, label), product }),
      );
      lines.unshift(told(_("Nearest return codes: %(codes)s"), { codes: lookup.linksTo(rows) }));
      if (!ranges.length) lines.push([_("In no known range")]);
      const list = document.createElement("ul");
      for (const line of lines) list.appendChild(document.createElement("li")).append(...line);
      return list;
    });

  lookup.marked = marked;

  /* Returns how many there are, for a screen reader. */
  lookup.summary = ({ rows, more }) =>
    more
      ? fill(_("Many return codes match, here are the first %(count)s"), { count: rows.length })
      : counted("%(count)s return code matches", "%(count)s return codes match", rows.length);
})();
