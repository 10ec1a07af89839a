/* What a query finds: codes that it is, names or begins, then rows that have its words. */
"use strict";

(() => {
  const { lookup } = zegocodes;
  const { MOST, rowsWithWords } = lookup; // suggestions
  const MOST_NAMED = 12; // numbers of a text that are looked up to see whether they are codes
  const LONGEST = 18; // digits of a code
  const NUMBER = /^(?:(?!-)[^\p{L}\p{N}_])*(?<code>-?[0-9]{1,18})[^\p{L}\p{N}_]*$/u;
  const KEY = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*\/(?<code>-?[0-9]{1,18})$/;
  const EVERY = { has: () => true };

  async function collect(rows, most = Infinity) {
    const collected = [];
    if (most > 0)
      for await (const row of rows) if (collected.push(row) >= most) break;
    return collected;
  }

  /* Returns the rows of a number, however it is written: 0104 is 104. */
  function rowsOf(index, code) {
    const number = BigInt(code);
    return collect(index.rowsBetween(number, number));
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
      };
      found.push(...(await collect(fitting(), most - found.length)));
      if (found.length >= most) break;
    }
    return found;
  }

  /* Returns the codes that a text names. Those that may be are looked up first. */
  async function mentionsIn(index, text) {
    const find = (known) => lookup.findMentions(text, known, index.mentions).map(({ code }) => code);
    const known = new Set();
    for (const code of [...new Set(find(EVERY))].slice(0, MOST_NAMED))
      if ((await rowsOf(index, code)).some((row) => row.code === code)) known.add(code);
    return [...new Set(find(known))];
  }

  /* Returns what is near a number that is no code: its neighbours, and the ranges it falls in. */
  async function near(index, code) {
    const number = BigInt(code);
    const ranges = index.ranges.filter(({ first, last }) => first <= number && number <= last);
    return { code, ranges, rows: await index.neighbours(number) };
  }

  /* Returns `rows` to suggest, and for a number that is no code and begins none what is `near`. */
  async function search(query) {
    const index = await lookup.open();
    const text = query.normalize("NFKC").replace(/−/g, "-").trim();
    const typed = NUMBER.exec(text) || KEY.exec(text);
    const codes = typed ? [typed.groups.code] : await mentionsIn(index, text);
    const rows = [];
    for (const code of codes.slice(0, MOST)) {
      const found = await rowsOf(index, code);
      // Beside the code that it is reported as, an inner number says nothing else.
      if (!found.some(({ reported }) => reported && codes.includes(reported))) rows.push(...found);
    }
    if (codes.length === 1 && text.endsWith(codes[0]))
      rows.push(...(await rowsBeginning(index, codes[0], MOST + 1 - rows.length)));
    const isNear = codes.length > 0 && !rows.length;
    const isText = typed ? !codes[0].startsWith("-") : !codes.length;
    const words = isText && rows.length < MOST ? await rowsWithWords(index, text) : { rows: [], words: [[], []] };
    if (!rows.length || !words.isNear) {
      const known = new Set(rows.map(({ key }) => key));
      rows.push(...words.rows.filter(({ key }) => !known.has(key)));
    }
    return {
      codes,
      words: words.words,
      rows: rows.slice(0, MOST),
      more: rows.length > MOST,
      isNear: rows.length > 0 && rows[0] === words.rows[0] && words.isNear,
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
