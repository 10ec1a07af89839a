/* What a query finds: codes that it is, names or begins, those of ranges, then rows that hold all its
   words, or else numbers that stand in it. */
"use strict";

(() => {
  const { lookup } = zegocodes;
  const { find, fold, termsOf, gramsOf } = lookup.text;

  const MOST = 8; // suggestions
  const MOST_NAMED = 24; // numbers of a text that are looked up to see whether they are codes
  const LONGEST = 18; // digits of a code

  async function collect(rows, most = Infinity) {
    const collected = [];
    if (most > 0)
      for await (const row of rows) if (collected.push(row) >= most) break;
    return collected;
  }

  /* Returns the rows of a code, however it is written: 0104 is 104. Those of other ranges that have
     numbers of it come last. */
  async function rowsOf(index, code) {
    const [low, high] = lookup.endsOf(code);
    const rows = await collect(index.rowsBetween(low, low));
    const ranges = await collect(index.rangesWith(low, high));
    return [...new Set([...rows.filter(({ last }) => last === high), ...ranges])];
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

  /* Returns what `has` those of the numbers in a text that are known. */
  async function knownIn(index, text) {
    if (index.isWhole) return index;
    const numbers = [...text.matchAll(/-?([0-9]+)/g)].flat();
    const groups = [...index.grammar.all("groups", text)].map((match) => index.grammar.join(match));
    const known = new Set();
    for (const code of [...new Set([...groups, ...numbers])].slice(0, MOST_NAMED))
      if (code.length <= LONGEST && (await rowsOf(index, code)).some((row) => row.code === code || row.isRange))
        known.add(code);
    return known;
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
  async function rowsWithWords(index, text, most) {
    const terms = termsOf(text);
    if (!terms.length) return [];
    const ranked = new Map();
    const lists = candidates(index, terms);
    let step;
    while (ranked.size < most && !(step = await lists.next()).done)
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
  async function near(index, label, code) {
    const [first, last] = lookup.endsOf(code);
    const ranges = index.ranges.filter((range) => first <= range.last && range.first <= last);
    return { code: label, ranges, rows: await index.neighbours(first) };
  }

  /* Returns the `rows` of numbers and of ranges, these as the documents have them, and what is
     `near` a number or a range that has no rows. */
  async function about(index, { codes, ranges, key }, most) {
    const found = { codes, rows: [], ranges: [], near: [] };
    const note = (rows) => found.rows.push(...rows.filter((row) => !found.rows.includes(row)));
    for (const code of codes) {
      const rows = await rowsOf(index, code);
      const ofKey = rows.filter(({ tables }) => key && tables.some((table) => key === `${table.key}/${code}`));
      if (ofKey.length) found.key = key;
      note(ofKey.length ? ofKey : rows);
      if (!rows.length) found.near.push(await near(index, code, code));
    }
    for (const { label, code } of ranges) {
      const own = await rowsOf(index, code);
      const inside = await collect(index.rowsBetween(...lookup.endsOf(code)), most + 1);
      const around = await near(index, label, code);
      note([...own, ...inside.filter((row) => !own.includes(row))]);
      if (!own.length && !inside.length) found.near.push(around);
      else if (own[0]?.code !== code) found.ranges.push(...around.ranges);
    }
    return found;
  }

  const normal = (query) => query.normalize("NFKC").replace(/−/g, "-").trim();

  async function read(index, text) {
    return lookup.readQuery(text, await knownIn(index, text), index.grammar);
  }

  /* Returns `rows` to suggest, `most` of them, and whether a number that is no code only begins
     them; see `about` for the rest. */
  async function search(query, most = MOST) {
    const index = await lookup.open();
    const text = normal(query);
    const asked = await read(index, text);
    const { codes, isAlone, maybe } = asked;
    let found = await about(index, asked, most);
    const isAsked = codes.length + asked.ranges.length > 0;
    if (codes.length === 1 && text.endsWith(codes[0]) && !codes[0].includes("to")) {
      const rows = await rowsBeginning(index, codes[0], most + 1);
      found.isBegun = !found.rows.length && rows.length > 0;
      found.rows.push(...rows.filter((row) => !found.rows.includes(row)));
    }
    const isText = isAlone ? !codes[0].startsWith("-") : !isAsked;
    if (isText && found.rows.length < most) {
      const known = new Set(found.rows.map(({ key }) => key));
      const rows = await rowsWithWords(index, text, most);
      found.rows.push(...rows.filter(({ key }) => !known.has(key)));
    }
    if (!isAsked && !found.rows.length)
      found = await about(index, { codes: maybe, ranges: [] }, most);
    const { rows } = found;
    return { ...found, terms: termsOf(text), rows: rows.slice(0, most), more: rows.length > most };
  }

  /* Returns what is known of the numbers in a text, and of them alone. */
  async function numbersIn(text) {
    const index = await lookup.open();
    const asked = await read(index, normal(text));
    const codes = asked.codes.length ? asked.codes : asked.maybe;
    return about(index, { ...asked, codes }, Infinity);
  }

  /* Returns where Enter leads: to the page of a code that was asked for, where all its meanings
     stand, or to what was found first; to the search where that is nothing, a range that no document
     has, or the codes that a number begins. */
  function landing({ codes, key, ranges, isBegun, rows: [row] }) {
    if (!row || ranges.length || isBegun) return undefined;
    if (key) return `${row.page}#${key.replaceAll("/", "-")}`;
    return codes.some((code) => isOf(row, code)) ? row.page : row.address;
  }

  /* Tells whether a row is that of a code, however this is written. */
  function isOf(row, code) {
    const [low, high] = lookup.endsOf(code);
    return row.number === low && row.last === high;
  }

  lookup.rowsOf = async (code) => rowsOf(await lookup.open(), code);
  Object.assign(lookup, { search, numbersIn, landing });
})();
