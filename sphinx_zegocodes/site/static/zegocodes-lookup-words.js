/* Rows by the words that people say of them, as catalogue/word_search.py finds them, where it is said
   what comes first; the words of data/words.yaml come with the index. tests/queries.txt holds what
   both have to find. */
"use strict";

(() => {
  const { lookup } = zegocodes;
  const { find, fold, runsOf, gramsOf } = lookup.text;

  const MOST = 8; // rows, unless more are asked for
  const WORTH = [12, 10, 4, 3]; // of a word as the code, in what it means, in other texts, in places

  /* Returns what a table is called, folded once: there may be many. */
  function placeIn(table) {
    return (table.folded ??= fold(table.place));
  }

  function foldedOf(row) {
    const texts = [row.meaning, row.name].map(fold);
    const [more, places] = [fold(`${row.more}\n${row.elsewhere}`), row.tables.map(placeIn).join("\n")];
    const names = [row.code, fold(row.label)];
    return { names, texts, more, places, all: [...names, ...texts, more, places].join("\n") };
  }

  /* Returns where a row holds a term, the lower the better, or undefined. */
  function placeOf(row, term) {
    row.folded ??= foldedOf(row);
    const { names, texts, more, places, all } = row.folded;
    if (!all.includes(term.trim())) return undefined;
    if (names.includes(term)) return [0, 0];
    const at = texts.map((text) => find(text, term)).filter((place) => place >= 0);
    if (at.length) return [1, Math.min(...at)];
    if (find(more, term) >= 0) return [2, 0];
    if (find(places, term) >= 0) return [3, 0];
    return undefined;
  }

  /* Returns what rows are sorted by, or undefined where one does not hold all terms. */
  function rankOf(row, terms) {
    const places = terms.map((term) => placeOf(row, term));
    if (!places.every(Boolean)) return undefined;
    const whole = terms.join(" ");
    const isWhole = row.folded.texts.some((text) => runsOf(text).join(" ") === whole);
    return [
      isWhole ? 0 : 1,
      Math.max(...places.map(([kind]) => kind)),
      row.isGone ? 1 : 0,
      Math.min(...places.map(([, at]) => at)),
      row.meaning.length,
    ];
  }

  const inOrder = (ranked) => ranked.sort(byRank).map(({ row }) => row);

  function byRank(one, other) {
    const at = one.rank.findIndex((value, place) => value !== other.rank[place]);
    if (at >= 0) return one.rank[at] - other.rank[at];
    return Number(one.row.number - other.row.number);
  }

  let last = { index: null, terms: [], rows: [], isAll: false }; // what the words before these found

  /* Tells whether whatever holds all of some terms holds all of those before. */
  function narrow(index, terms) {
    const goesOn = (term, before) => term === before || (/\D/.test(before) && term.includes(before));
    const isLonger = (before) => terms.some((term) => goesOn(term, before));
    return last.isAll && last.index === index && last.terms.every(isLonger);
  }

  /* Returns what the index is asked for: a term's grams, and the tables that it names. */
  function asked(index, term, grams = gramsOf([term])[0]) {
    const places = index.tables.map(placeIn);
    return { grams, tables: places.flatMap((place, at) => (find(place, term) >= 0 ? [at] : [])) };
  }

  /* Yields lists of rows that may hold all terms. Returns whether these are all. */
  async function* candidates(index, terms) {
    if (narrow(index, terms)) {
      yield last.rows;
      return true;
    }
    for (const term of terms)
      if (/^[0-9]{1,18}$/.test(term)) yield await index.rowsOf(term);
    const grams = gramsOf(terms);
    const wanted = terms.map((term, at) => asked(index, term, grams[at]));
    return yield* index.rowsWith(wanted.filter((each) => each.grams.length));
  }

  /* Returns the rows that hold all terms, the best first, with their ranks. */
  async function rowsHolding(index, terms, most) {
    if (!terms.length) return [];
    const ranked = new Map();
    const lists = candidates(index, terms);
    let step;
    while (ranked.size < most && !(step = await lists.next()).done)
      for (const row of step.value) {
        const rank = row.reported ? undefined : rankOf(row, terms);
        if (rank) ranked.set(row.key, { row, rank });
      }
    const found = [...ranked.values()].sort(byRank);
    const isAll = Boolean(step.done && step.value);
    last = { index, terms, rows: found.map(({ row }) => row), isAll };
    return found;
  }

  /* Returns the words of a folded text, objects of `terms` to look for; the pairs of a run of Chinese
     are one group. */
  function unitsOf({ vocabulary, pattern, stemOf }, text) {
    const groups = [];
    const alone = [];
    const read = (gap) => {
      for (const run of runsOf(gap, true)) {
        const characters = [...run.replace(/^_+|_+$/g, "")];
        const isChinese = lookup.text.isChinese(run);
        const pairs = isChinese && characters.length > 2 ? characters.slice(1) : [];
        const words = pairs.length ? pairs.map((each, at) => characters[at] + each) : [characters.join("")];
        const termsOf = (word) => (isChinese || !/^[a-z]+$/.test(word) ? [word] : [word, stemOf(word)]);
        const group = words.filter(Boolean).map((word) => ({ terms: termsOf(word), worth: 1 }));
        (isChinese && characters.length === 1 ? alone : groups).push(group);
      }
    };
    let at = 0;
    for (const match of text.matchAll(pattern)) {
      read(text.slice(at, match.index));
      at = match.index + match[0].length;
      const terms = vocabulary.get(match[0].replace(/[\s_-]+/g, " "));
      if (terms.length) groups.push([{ terms, worth: 2 }]);
    }
    read(text.slice(at));
    return (groups.length ? groups : alone).filter((group) => group.length);
  }

  /* Returns what a row's best place of a word counts; what it means first, a little more. */
  function worthOf(row, { terms }) {
    const worths = terms.map((term, at) => {
      const place = placeOf(row, term);
      return place ? WORTH[place[0]] - Math.min(at, 2) : 0;
    });
    return Math.max(...worths);
  }

  /* Tells whether each character of a run is in a pair that some row has. */
  function isKnown(group) {
    const has = (at) => at >= 0 && at < group.length && group[at].count > 0;
    if (group.length === 1) return has(0);
    return [...group, null].every((_, at) => has(at) || has(at - 1));
  }

  /* Returns the rows that have all words of a text, and those that share most of them. */
  async function rowsSharing(index, groups) {
    const units = groups.flat();
    const wanted = units.map(({ terms }) => terms.map((term) => asked(index, term)));
    const { rows, counts } = await index.rowsSharing(wanted, units.map(({ worth }) => worth));
    const worths = new Map(
      rows.filter(({ reported }) => !reported).map((row) => [row, units.map((unit) => worthOf(row, unit))]),
    );
    units.forEach((unit, at) => {
      unit.count = counts ? counts[at] : [...worths.values()].filter((each) => each[at]).length;
      const share = unit.count && Math.log2(1 + (index.count || worths.size) / unit.count);
      unit.weight = Math.floor(100 * share) * unit.worth;
    });
    const all = groups.length > 0 && groups.every(isKnown);
    const [complete, others] = [[], []];
    for (const [row, each] of worths) {
      const score = each.reduce((sum, worth, at) => sum + worth * units[at].weight, 0);
      const needed = each.filter((_, at) => units[at].count);
      const least = needed.length ? Math.min(...needed) : 0;
      const rank = [-score, row.isGone ? 1 : 0, row.meaning.length];
      if (all && least) complete.push({ row, rank: [least <= WORTH[2] ? 1 : 0, ...rank] });
      else if (score) others.push({ row, rank });
    }
    const best = Math.min(0, ...others.map(({ rank }) => rank[0]));
    const near = others.filter(({ rank }) => 2 * rank[0] <= best);
    return { complete: complete.sort(byRank), near: inOrder(near) };
  }

  /* Returns `rows` that have all words of a text, the best first, or else `isNear` ones, and the
     `words` to mark in them: the runs as they stand, and what is looked for instead. */
  async function rowsWithWords(index, query, most) {
    const text = fold(index.simplify(query));
    const runs = runsOf(text);
    const groups = unitsOf(index, text);
    const held = await rowsHolding(index, runs, most);
    const { complete, near } = await rowsSharing(index, groups);
    const ranked = [
      ...held.map((each) => [each.rank[1] <= 1, each.row]),
      ...complete.map(({ row, rank }) => [rank[0] === 0, row]),
    ];
    const found = [true, false].flatMap((first) => ranked.filter(([is]) => is === first));
    const rows = [...new Map(found.map(([, row]) => [row.key, row])).values()];
    const isNear = !rows.length && near.length > 0;
    const words = [runs.map((run) => [run]), groups.flat().map(({ terms }) => terms)];
    return { rows: (isNear ? near : rows).slice(0, most + 1), isNear, words };
  }

  Object.assign(lookup, { MOST, rowsWithWords });
})();
