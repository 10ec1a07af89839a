/* The codes that a text names, as catalogue/codes_in_text.py finds them; its patterns and words,
   those of catalogue/mention_grammar.py, come with the index. tests/catalogue/mentions.txt holds what both have to find. */
"use strict";

zegocodes.lookup.Grammar = (() => {
  const CONTEXT = 40; // characters before a word or a number that may say what it is
  const SHORTEST_IN_BRACKETS = 3; // digits that tell code[104] from the index of a list
  const SHORTEST_JOINED = 3; // digits that tell 104/105 from a fraction
  const [SHORTEST_BARE, LONGEST] = [5, 18]; // digits that tell a code from other numbers
  const STATUS = 3; // digits of a status of HTTP

  const digits = (text) => text.normalize("NFKC").replace("−", "-");
  const before = (text, at) => text.slice(Math.max(0, at - CONTEXT), at);
  const isLong = ({ start, end }) => end - start >= SHORTEST_BARE && end - start <= LONGEST;

  return class Grammar {
    constructor({ patterns, words }) {
      this.patterns = Object.entries(patterns).map(([name, pattern]) => [name, { pattern }]);
      this.patterns = new Map(this.patterns);
      for (const [name, list] of Object.entries(words)) this[name] = new Set(list);
    }

    /* Returns a pattern, made once: one that finds all ("g"), stands at a place ("y"), or neither. */
    pattern(name, flags = "") {
      const made = this.patterns.get(name);
      return (made[`as${flags}`] ??= new RegExp(made.pattern, flags));
    }

    all(name, text) {
      return text.matchAll(this.pattern(name, "g"));
    }

    /* Matches a pattern at a place, or anywhere where none is given. */
    match(name, text, at) {
      const pattern = this.pattern(name, at === undefined ? "" : "y");
      pattern.lastIndex = at || 0;
      return pattern.exec(text);
    }

    /* Returns what a text names, in its order; `known.has` tells which codes exist. */
    mentions(text, known) {
      const mentions = new Map();
      for (const mention of this.bareOnes(text, known)) mentions.set(mention.start, mention);
      for (const mention of this.named(text, known)) mentions.set(mention.start, mention);
      return [...mentions.values()].sort((a, b) => a.start - b.start);
    }

    *named(text, known) {
      for (const match of this.all("named", text)) {
        let mention = this.mentionIn(match, text, known);
        if (!this.isAnnounced(match, text, known.has(mention.code))) continue;
        if (this.goesOnAt(text, mention, known)) continue;
        yield mention;
        for (let more; (more = this.match("next", text, mention.end)); ) {
          mention = this.mentionIn(more, text, known);
          const unsure = !known.has(mention.code) || this.match("word", text, mention.end);
          if (this.goesOnAt(text, mention, known) || (unsure && !more.groups.free)) break;
          yield mention;
        }
      }
    }

    *bareOnes(text, known) {
      for (const match of this.all("bare", text)) {
        const [start, end] = [match.index, match.index + match[0].length];
        const mention = { start, end, code: digits(match[0]) };
        if (!isLong(mention) && !known.has(mention.code)) continue;
        if (
          this.isReported(mention, text, known.has(mention.code)) &&
          !this.match("ofLogs", text, start) &&
          !this.goesOnAt(text, mention, known) &&
          !this.announcesOther(before(text, start))
        )
          yield mention;
      }
    }

    isReported(mention, text, isKnown) {
      const said = before(text, mention.start);
      const word = this.match("reported", said);
      const { name, gap } = word?.groups ?? {};
      const reports = Boolean(word) && (!name || this.reports.has(this.partsOf(name).pop()));
      if (!this.match("alone", text, mention.start)) {
        const isGlued = Boolean(name) && gap.length <= 1;
        return isGlued && isKnown && isLong(mention) && (reports || this.glued.has(name));
      }
      if (isLong(mention)) return isKnown || reports;
      return reports && !this.match("ofHttp", said);
    }

    isAnnounced(match, text, isKnown) {
      const { latin, ticket, between, number } = match.groups;
      if (ticket) return isKnown;
      const said = before(text, match.index);
      if (number.length === STATUS && this.match("ofHttp", said)) return false;
      if (!latin) return true;
      const isIndex = between === "[" && number.length < SHORTEST_IN_BRACKETS;
      return Boolean(between) && !isIndex && this.announcesCode(said);
    }

    announcesCode(text) {
      const match = this.match("latinBefore", text);
      if (!match) return true;
      const { name, between } = match.groups;
      if (between === " " || between === ".") return !this.otherCodes.has(name.toLowerCase());
      return this.kinds.has(this.partsOf(name).pop());
    }

    announcesOther(text) {
      const label = this.match("latinLabel", text);
      if (label && this.otherNumbers.has(this.partsOf(label.groups.name).pop())) return true;
      const assigned = this.match("assigned", text);
      if (assigned && !this.partsOf(assigned.groups.name).some((part) => this.reporting.has(part)))
        return true;
      return Boolean(this.match("chineseLabel", text) || this.match("ofHost", text));
    }

    partsOf(name) {
      return [...this.all("part", name)].map(([part]) => part.toLowerCase());
    }

    goesOnAt(text, { end }, known) {
      const joined = this.match("joined", text, end);
      if (joined) {
        const { number } = joined.groups;
        return number.length < SHORTEST_JOINED || !known.has(number);
      }
      return Boolean(this.match("goesOn", text, end));
    }

    mentionIn(match, text, known) {
      const { number } = match.groups; // it stands at the end
      const end = match.index + match[0].length;
      const start = end - number.length;
      const groups = this.match("grouped", text, start);
      const whole = groups && this.join(groups);
      if (groups && known.has(whole)) return { start, end: start + groups[0].length, code: whole };
      return { start, end, code: digits(number) };
    }

    join(groups) {
      return groups[0].replaceAll(groups.groups.mark, "");
    }
  };
})();
