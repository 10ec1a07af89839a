/* What a query finds: codes that it is, names or begins, those of ranges, then rows that have its
   words, or else numbers that stand in it, or rows that share most of its words. */
"use strict";

(() => {
  const { lookup } = zegocodes;
  const { MOST, rowsWithWords } = lookup;
  const MOST_NAMED = 24; // numbers of a text that are looked up to see whether they are codes
  const LONGEST = 18; // digits of a code
  const NO_WORDS = { rows: [], words: [[], []], isNear: false };

  async function collect(rows, most = Infinity) {
    const collected = [];
    if (most > 0)
      for await (const row of rows) if (collected.push(row) >= most) break;
    return collected;
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
      if (code.length <= LONGEST && (await index.rowsOf(code)).some((row) => row.code === code || row.isRange))
        known.add(code);
    return known;
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
    const found = { codes, rows: [], ranges: [], near: [], isNear: false };
    const note = (rows) => found.rows.push(...rows.filter((row) => !found.rows.includes(row)));
    for (const code of codes) {
      const rows = await index.rowsOf(code);
      // Beside the code that it is reported as, an inner number says nothing else.
      if (rows.some(({ reported }) => reported && codes.includes(reported))) continue;
      const isIn = (table) => key === `${table.key}/${code}`;
      const ofKey = rows.filter(({ tables, reported }) => key && !reported && tables.some(isIn));
      if (ofKey.length) found.key = key;
      note(ofKey.length ? ofKey : rows);
      if (!rows.length) found.near.push(await near(index, code, code));
    }
    for (const { label, code } of ranges) {
      const own = await index.rowsOf(code);
      const all = await collect(index.rowsBetween(...lookup.endsOf(code)), most + 1);
      const inside = all.filter(({ reported }) => !reported);
      const around = await near(index, label, code);
      note(own);
      note(inside);
      if (!own.length && !inside.length) found.near.push(around);
      else if (own[0]?.code !== code) found.ranges.push(...around.ranges);
    }
    return found;
  }

  /* Returns a text without dates, times, versions, identifiers, and numbers that count. */
  function wordsOf(text, { grammar }) {
    const parts = ["compound", "counted"].map((name) => grammar.pattern(name, "g"));
    return parts.reduce((rest, part) => rest.replace(part, " "), text);
  }

  const normal = (query) => query.replace(/\p{Cf}/gu, "").normalize("NFKC").replace(/−/g, "-").trim(); // Cf: of no width

  async function read(index, text) {
    return lookup.readQuery(text, await knownIn(index, text), index.grammar);
  }

  /* Returns `rows` to suggest, `most` of them: whether a number that is no code only begins them,
     whether they only share most of the `words`; see `about` for the rest. */
  async function search(query, most = MOST) {
    const index = await lookup.open();
    const text = normal(query);
    const asked = await read(index, text);
    const { codes, isAlone, maybe } = asked;
    let found = await about(index, asked, most);
    const isAsked = codes.length + asked.ranges.length > 0;
    const note = (rows) => found.rows.push(...rows.filter((row) => !found.rows.includes(row)));
    if (codes.length === 1 && text.endsWith(codes[0]) && !codes[0].includes("to")) {
      const rows = await rowsBeginning(index, codes[0], most + 1);
      found.isBegun = !found.rows.length && rows.length > 0;
      note(rows);
    }
    const isText = isAlone ? !codes[0].startsWith("-") : !isAsked;
    const isWanted = isText && found.rows.length < most;
    const said = isWanted ? await rowsWithWords(index, wordsOf(text, index), most) : NO_WORDS;
    if (!said.isNear) note(said.rows);
    if (!isAsked && !found.rows.length) {
      found = await about(index, { codes: maybe, ranges: [] }, most);
      found.isNear = !found.rows.length && said.isNear;
      if (found.isNear) note(said.rows);
    }
    const { rows } = found;
    return { ...found, words: said.words, rows: rows.slice(0, most), more: rows.length > most };
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
     has, the codes that a number begins, or only near. */
  function landing({ codes, key, ranges, isBegun, isNear, rows: [row] }) {
    if (!row || ranges.length || isBegun || isNear) return undefined;
    if (key) return `${row.page}#${key.replaceAll("/", "-")}`;
    return codes.some((code) => isOf(row, code)) ? row.page : row.address;
  }

  /* Tells whether a row is that of a code, however this is written. */
  function isOf(row, code) {
    const [low, high] = lookup.endsOf(code);
    return row.number === low && row.last === high;
  }

  lookup.rowsOf = async (code) => (await lookup.open()).rowsOf(code);
  Object.assign(lookup, { search, numbersIn, landing });
})();
