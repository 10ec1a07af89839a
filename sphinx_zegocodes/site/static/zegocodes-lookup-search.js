/* What a query finds: codes that it is, names or begins, then rows that hold all its words. */
"use strict";

(() => {
  const { lookup } = zegocodes;
  const { find, fold, termsOf, gramsOf } = lookup.text;

  const MOST = 8; // suggestions
  const MOST_NAMED = 12; // numbers of a text that are looked up to see whether they are codes
  const LONGEST = 18; // digits of a code
  const NUMBER = /^(?:(?!-)[^\p{L}\p{N}_])*(?<code>-?[0-9]{1,18})[^\p{L}\p{N}_]*$/u;
  const KEY = /^(?:[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*\/)?(?<code>-?[0-9]{1,18}(?:to-?[0-9]{1,18})?)$/;
  const EVERY = { has: () => true };

  async function collect(rows, most = Infinity) {
    const collected = [];
    if (most > 0)
      for await (const row of rows) if (collected.push(row) >= most) break;
    return collected;
  }

  /* Returns the rows of a number, however it is written: 0104 is 104. Those of ranges come last. */
  async function rowsOf(index, code) {
    const number = BigInt(code);
    const rows = await collect(index.rowsBetween(number, number));
    return [...rows.filter(({ isRange }) => !isRange), ...(await collect(index.rangesWith(number, number)))];
  }

  /* Returns the rows of a range: itself first, then ranges and codes that have numbers of it. */
  async function rowsOfRange(index, code) {
    const [low, high] = code.split("to").map(BigInt);
    const ranges = await collect(index.rangesWith(low, high));
    const own = ranges.filter((row) => row.code === code);
    const rows = await collect(index.rowsBetween(low, high), MOST + 1);
    return [...new Set([...own, ...ranges, ...rows])];
  }

  /* Returns the code of a range that is typed as documents print one: 1000-1010, 10xx. */
  function rangeIn(index, text) {
    const { both, dash, before, behind, first = both, last = both } =
      new RegExp(`^(?:${index.mentions.patterns.range})$`).exec(text)?.groups ?? {};
    if (!first || (dash && before && !behind)) return undefined;
    const ends = [first, last].flatMap((end) => ["0", "9"].map((digit) => end.replace(/x/gi, digit)));
    const numbers = ends.map(BigInt).sort((one, other) => (one < other ? -1 : 1));
    return `${numbers[0]}to${numbers[3]}`;
  }

  /* Returns rows whose code goes on behind what was typed, in the order of their numbers. */
  async function rowsBeginning(index, code, most) {
    const found = [];
    if (!BigInt(code)) return found; // nothing goes on behind 0
    const isBelow = code.startsWith("-");
    for (let unit = 10n; code.length + String(unit).length <= LONGEST + 1; unit *= 10n) {
      const [near, far] = [BigInt(code) * unit, unit - 1n];
      const rows = isBelow ? index.rowsBetween(near - far, near) : index.rowsBetween(near, near + far);
      const fitting = async function* () {
        for await (const row of rows) if (row.code.startsWith(code)) yield row;
        const [low, high] = isBelow ? [near - far, near] : [near, near + far];
        for await (const row of index.rangesWith(low, high)) if (!found.includes(row)) yield row;
      };
      const more = await collect(fitting(), most - found.length + index.spans.length);
      found.push(...[...new Set(more)].slice(0, most - found.length));
      if (found.length >= most) break;
    }
    return found;
  }

  /* Returns the codes that a text names. Those that may be are looked up first. */
  async function mentionsIn(index, text) {
    const find = (known) => lookup.findMentions(text, known, index.mentions).map(({ code }) => code);
    const known = new Set();
    for (const code of [...new Set(find(EVERY))].slice(0, MOST_NAMED))
      if ((await rowsOf(index, code)).some((row) => row.code === code || row.isRange)) known.add(code);
    return [...new Set(find(known))];
  }

  /* Returns what a table is called, folded once: there may be many. */
  function placeIn(table) {
    return (table.folded ??= fold(table.place));
  }

  /* Returns where a row holds a term, the lower the better, or undefined. */
  function placeOf(row, term) {
    row.folded = row.folded || {
      texts: [row.meaning, row.name].map(fold),
      more: fold(row.more),
      places: row.tables.map(placeIn).join("\n"),
    };
    const { texts, more, places } = row.folded;
    if (row.code === term || row.label.toLowerCase() === term) return [0, 0];
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
    const isWhole = [row.meaning, row.name].some((text) => termsOf(text).join(" ") === whole);
    return [
      isWhole ? 0 : 1,
      Math.max(...places.map(([kind]) => kind)),
      row.isGone ? 1 : 0,
      Math.min(...places.map(([, at]) => at)),
      row.meaning.length,
    ];
  }

  let last = { terms: [], rows: [], isAll: false }; // what the words before these found

  /* Tells whether whatever holds all of some terms holds all of those before. */
  function narrow(terms) {
    const goesOn = (term, before) => term === before || (/\D/.test(before) && term.includes(before));
    return last.isAll && last.terms.every((before) => terms.some((term) => goesOn(term, before)));
  }

  /* Returns what the index is asked for: the terms' grams, and the tables that they name. */
  function asked(index, terms) {
    const places = index.tables.map(placeIn);
    const tables = (term) => places.flatMap((place, at) => (find(place, term) >= 0 ? [at] : []));
    const grams = gramsOf(terms);
    return terms.map((term, at) => ({ grams: grams[at], tables: tables(term) }));
  }

  /* Yields lists of rows that may hold all terms. Returns whether these are all. */
  async function* candidates(index, terms) {
    if (narrow(terms)) {
      yield last.rows;
      return true;
    }
    for (const term of terms) if (/^[0-9]{1,18}$/.test(term)) yield await rowsOf(index, term);
    return yield* index.rowsWith(asked(index, terms).filter(({ grams }) => grams.length));
  }

  /* Returns rows that hold all words of a text, the best first. */
  async function rowsWithWords(index, text) {
    const terms = termsOf(text);
    if (!terms.length) return [];
    const ranked = new Map();
    const lists = candidates(index, terms);
    let step;
    while (ranked.size < MOST && !(step = await lists.next()).done)
      for (const row of step.value) {
        const rank = rankOf(row, terms);
        if (rank) ranked.set(row.key, { row, rank });
      }
    const rows = [...ranked.values()].sort(byRank).map(({ row }) => row);
    last = { terms, rows, isAll: Boolean(step.done && step.value) };
    return rows;
  }

  function byRank(one, other) {
    const at = one.rank.findIndex((value, place) => value !== other.rank[place]);
    if (at >= 0) return one.rank[at] - other.rank[at];
    return Number(one.row.number - other.row.number);
  }

  /* Returns what is near a number that is no code: its neighbours, and the ranges it falls in. */
  async function near(index, code) {
    const number = BigInt(code.split("to")[0]);
    const ranges = index.ranges.filter(({ first, last }) => first <= number && number <= last);
    return { code, ranges, rows: await index.neighbours(number) };
  }

  /* Returns `rows` to suggest, and for a number that is no code and begins none what is `near`. */
  async function search(query) {
    const index = await lookup.open();
    const text = query.normalize("NFKC").replace(/−/g, "-").trim();
    const typed = NUMBER.exec(text) || KEY.exec(text);
    const range = typed ? "" : rangeIn(index, text);
    const codes = typed ? [typed.groups.code] : range ? [range] : await mentionsIn(index, text);
    const rows = [];
    for (const code of codes.slice(0, MOST)) {
      const found = await (code.includes("to") ? rowsOfRange : rowsOf)(index, code);
      rows.push(...found.filter((row) => !rows.includes(row)));
    }
    if (codes.length === 1 && text.endsWith(codes[0]) && !codes[0].includes("to")) {
      const found = await rowsBeginning(index, codes[0], MOST + 1);
      rows.push(...found.filter((row) => !rows.includes(row)));
    }
    const isNear = codes.length > 0 && !rows.length;
    const isText = typed ? !codes[0].startsWith("-") : !codes.length;
    if (isText && rows.length < MOST) {
      const known = new Set(rows.map(({ key }) => key));
      const found = await rowsWithWords(index, text);
      rows.push(...found.filter(({ key }) => !known.has(key)));
    }
    return {
      codes,
      terms: termsOf(text),
      rows: rows.slice(0, MOST),
      more: rows.length > MOST,
      near: isNear ? await near(index, codes[0]) : null,
    };
  }

  /* Returns the `rows` of a number, or else what is `near` it. */
  async function about(code) {
    const index = await lookup.open();
    const rows = await rowsOf(index, code);
    return { rows, near: rows.length ? null : await near(index, code) };
  }

  Object.assign(lookup, { search, about });
})();
