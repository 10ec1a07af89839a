/* The index of the look-up: one file for all there is, or parts of the rows by number (n), of the
   rows by rank (r), and of the words (w). What they hold is said in site/lookup/index.py. */
"use strict";

(() => {
  const { lookup } = zegocodes;
  const MOST_FILES = 12; // of rows that words lead to, for one look-up
  const FILES_AT_ONCE = 3;
  const MOST_SHARING = 40; // rows that share most words

  const root = new URL(document.documentElement.dataset.content_root || "./", location.href);

  class Row {
    constructor([code, meaning, tables, more = "", name = "", ...rest], index) {
      const [flags = 0, label = "", reported = "", elsewhere = ""] = rest;
      this.code = code;
      [this.number, this.last] = endsOf(code);
      this.label = label || code;
      this.isRange = code.includes("to");
      this.meaning = meaning;
      this.tables = tables.map((table) => index.tables[table]);
      this.more = more;
      this.name = name;
      this.elsewhere = elsewhere; // in other languages: found, and not shown
      this.isGone = flags >= 2;
      this.reported = reported; // the code, of an inner number
      this.page = new URL(index.page.replace("CODE", reported || code), root).href;
      this.address = this.page + (flags % 2 ? this.anchorIn(this.tables[0]) : "");
      this.key = `${code}\n${this.address}\n${meaning}`; // the same in whatever part it stands
    }

    anchorIn({ key }) {
      return `#${key.replace("/", "-")}-${this.reported || this.code}`;
    }
  }

  class Index {
    constructor(content) {
      this.grammar = new zegocodes.lookup.Grammar(content.grammar);
      this.readWords(content.words);
      this.page = content.page;
      this.tables = content.tables.map(([key, product, place, address]) => ({
        key,
        product,
        place,
        address: new URL(address, root).href,
      }));
      this.ranges = content.ranges.map(([label, name, first, last, table]) => ({
        label: `${label} ${name}`,
        first: BigInt(first),
        last: BigInt(last),
        table: this.tables[table],
      }));
      const { rows } = content;
      this.isWhole = Boolean(rows);
      this.parts = new Map(rows && [["n0", Promise.resolve(this.read(rows))]]);
      const firsts = rows ? rows.slice(0, 1).map(([code]) => code) : content.n;
      this.numbers = firsts.map((code) => endsOf(code)[0]);
      this.codes = new Set(rows && rows.map(([code]) => code));
      this.spans = content.spans.map((code) => ({ code, ends: endsOf(code) }));
      this.count = content.count;
      this.ranks = content.r;
      this.words = content.w;
      this.folder = content.folder;
    }

    /* Keeps what is said otherwise: what to look for where a word stands, and nothing if it is
       ignored; the simplified characters for others. */
    readWords({ said, simplified: [others = "", known = ""], endings }) {
      this.stemOf = (word) => ` ${endings.reduce((stem, ending) => stem.replace(new RegExp(ending), ""), word)}`;
      this.vocabulary = new Map();
      for (const [terms, words] of said)
        for (const word of words)
          this.vocabulary.set(word, terms.length ? [...new Set([...terms, word])] : []);
      const longest = [...this.vocabulary.keys()].sort((a, b) => b.length - a.length);
      this.pattern = new RegExp(longest.map(patternOf).join("|") || "(?!)", "gu");
      const characters = [...known];
      this.simplified = new Map([...others].map((other, at) => [other, characters[at]]));
    }

    simplify(text) {
      return [...text].map((each) => this.simplified.get(each) || each).join("");
    }

    load(part) {
      return lookup.load(`${this.folder}/${part}.js`);
    }

    read(rows) {
      return rows.map((row) => new Row(row, this));
    }

    /* Returns the rows of a part, made once. */
    rowsIn(part) {
      if (!this.parts.has(part)) {
        const rows = this.load(part).then((content) => this.read(content));
        rows.catch(() => this.parts.delete(part));
        this.parts.set(part, rows);
      }
      return this.parts.get(part);
    }

    /* Tells whether a number is known where all rows are here, be it as one that a range has. */
    has(number) {
      const isIn = ({ ends: [first, last] }) => first <= BigInt(number) && BigInt(number) <= last;
      return this.codes.has(number) || this.spans.some(isIn);
    }

    /* Yields the rows of numbers from `low` to `high`, in their order. */
    async *rowsBetween(low, high) {
      for (let at = partOf(this.numbers, low); at < this.numbers.length; at++) {
        if (this.numbers[at] > high) return;
        for (const row of await this.rowsIn(`n${at}`))
          if (low <= row.number && row.number <= high) yield row;
      }
    }

    /* Returns the rows of a code, however it is written: 0104 is 104. Those of other ranges that have
       numbers of it come last. */
    async rowsOf(code) {
      const [low, high] = endsOf(code);
      const rows = [];
      for await (const row of this.rowsBetween(low, low)) if (row.last === high) rows.push(row);
      for await (const row of this.rangesWith(low, high)) if (!rows.includes(row)) rows.push(row);
      return rows;
    }

    /* Yields the rows of ranges that have numbers from `low` to `high`, the smallest range first. */
    async *rangesWith(low, high) {
      const size = ({ ends: [first, last] }) => last - first;
      const fitting = this.spans.filter(({ ends: [first, last] }) => first <= high && low <= last);
      for (const { code, ends } of fitting.sort((one, other) => Number(size(one) - size(other))))
        for await (const row of this.rowsBetween(ends[0], ends[0])) if (row.code === code) yield row;
    }

    /* Returns the rows of the next lower number and of the next higher one. */
    async neighbours(number) {
      const at = partOf(this.numbers, number);
      const around = [];
      for (const part of [at - 1, at, at + 1])
        if (part in this.numbers) {
          const rows = await this.rowsIn(`n${part}`);
          around.push(...rows.filter(({ reported }) => !reported));
        }
      const lasts = around.filter((row) => row.last < number).map((row) => row.last);
      const below = lasts.reduce((one, other) => (one > other ? one : other), lasts[0]);
      const above = around.find((row) => row.number > number)?.number;
      return around.filter((row) => row.last === below || row.number === above);
    }

    /* Yields lists of rows, those of the best ranks first: what holds all terms is among them.
       Returns whether that is so: of parts, no more are loaded than a look-up may.

       `terms` are objects of `grams` and of `tables`, the numbers of those that the term names. In
       parts, rows come first that mean the terms or are called so, and then those of other texts. */
    async *rowsWith(terms) {
      if (this.isWhole) {
        yield this.rowsIn("n0");
        return true;
      }
      const seen = new Set();
      let isAll = true;
      for (const ranksOf of [this.ranksByMeaning, this.ranksByAll]) {
        const sets = await Promise.all(terms.map((term) => ranksOf.call(this, term)));
        const parts = new Map();
        for (const rank of places(sets)) {
          const part = partOf(this.ranks, rank);
          if (!parts.has(part)) parts.set(part, []);
          parts.get(part).push(rank - this.ranks[part]);
        }
        const others = [...parts.keys()].filter((part) => !seen.has(part));
        const more = others.slice(0, MOST_FILES - seen.size);
        isAll = more.length === others.length;
        const wanted = [...parts.keys()].filter((part) => seen.has(part) || more.includes(part));
        while (wanted.length) {
          const some = wanted.splice(0, FILES_AT_ONCE);
          for (const part of some) seen.add(part);
          const lists = await Promise.all(some.map((part) => this.rowsIn(`r${part}`)));
          yield some.flatMap((part, at) => parts.get(part).map((place) => lists[at][place]));
        }
      }
      return isAll;
    }

    /* Returns `rows` that have some of the units that are wanted, each of which may be found as one
       of several terms, and in parts how many have each: `counts`. Of parts, those that have most of
       what is worth most, as far as they are in no more files than a look-up may load. */
    async rowsSharing(units, worths) {
      if (this.isWhole) return { rows: await this.rowsIn("n0") };
      const setsOf = (terms) => Promise.all(terms.map((term) => this.ranksByAll(term)));
      const scores = new Float64Array(this.count);
      const counts = [];
      for (const [at, terms] of units.entries()) {
        const sets = await setsOf(terms);
        const has = sets.length ? sets[0].map((_, rank) => sets.some((set) => set[rank])) : [];
        const count = has.reduce((sum, each) => sum + each, 0);
        counts.push(count);
        has.forEach((each, rank) => {
          if (each) scores[rank] += worths[at] * Math.log2(1 + this.count / count);
        });
      }
      const ranks = [...scores.keys()].filter((rank) => scores[rank]);
      const best = ranks.sort((a, b) => scores[b] - scores[a] || a - b).slice(0, MOST_SHARING);
      const parts = [...new Set(best.map((rank) => partOf(this.ranks, rank)))].slice(0, MOST_FILES);
      const lists = await Promise.all(parts.map((part) => this.rowsIn(`r${part}`)));
      const rows = best.flatMap((rank) => {
        const at = parts.indexOf(partOf(this.ranks, rank));
        return at < 0 ? [] : [lists[at][rank - this.ranks[parts[at]]]];
      });
      return { rows, counts };
    }

    /* Returns a set of ranks, as an array with 1 for those that are in it. */
    ranksByMeaning({ grams }) {
      return this.ranksWith(grams);
    }

    async ranksByAll({ grams, tables }) {
      const texts = [grams, grams.map((gram) => `+${gram}`)];
      const [meanings, others] = await Promise.all(texts.map((keys) => this.ranksWith(keys)));
      const all = meanings.map((has, rank) => has || others[rank]);
      const lists = await Promise.all(tables.map((table) => this.ranksUnder(`#${table}`)));
      for (const list of lists) for (const rank of list) all[rank] = 1;
      return all;
    }

    async ranksWith(keys) {
      const lists = await Promise.all(keys.map((key) => this.ranksUnder(key)));
      const counts = new Uint8Array(this.count);
      for (const list of lists) for (const rank of list) counts[rank]++;
      return counts.map((count) => count === lists.length);
    }

    async ranksUnder(key) {
      const words = await this.load(`w${partOf(this.words, key)}`);
      let rank = 0;
      return (words[key] || []).map((step) => (rank += step));
    }
  }

  /* Returns the lowest and the highest number of a code: 1000to1010 is a range. */
  function endsOf(code) {
    const [first, last = first] = code.split("to").map(BigInt);
    return [first, last];
  }

  /* Returns what matches a word of the vocabulary, between others of Latin letters. */
  function patternOf(word) {
    const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll(" ", "[\\s_-]+");
    const before = /^[a-z0-9]/.test(word) ? "(?<![a-z0-9])" : "";
    return before + escaped + (/[a-z0-9]$/.test(word) ? "(?![a-z0-9])" : "");
  }

  /* Returns the place of the last part that begins no later than a value, or else of the first. */
  function partOf(firsts, value) {
    let [low, high] = [0, firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /* Yields where all sets have 1. */
  function* places(sets) {
    for (let at = 0; at < sets[0].length; at++) if (sets.every((set) => set[at])) yield at;
  }

  /* Returns the index, made once. */
  const open = () => (lookup.index ??= lookup.begin().then((content) => new Index(content)));

  Object.assign(lookup, { open, endsOf });
})();
