/* The codes that a text names, as catalogue/mentions.py finds them; its patterns and words come
   with the index. tests/catalogue/mentions.txt holds what both have to find. */
"use strict";

zegocodes.lookup.findMentions = (() => {
  const CONTEXT = 40; // characters before a word or a number that may say what it is
  const SHORTEST_IN_BRACKETS = 3; // digits that tell code[104] from the index of a list
  const SHORTEST_JOINED = 3; // digits that tell 104/105 from a fraction

  const digits = (text) => text.normalize("NFKC").replace("−", "-");
  const before = (text, at) => text.slice(Math.max(0, at - CONTEXT), at);

  class Grammar {
    constructor({ patterns, kinds, otherCodes, otherNumbers }) {
      this.patterns = patterns;
      this.kinds = new Set(kinds);
      this.otherCodes = new Set(otherCodes);
      this.otherNumbers = new Set(otherNumbers);
    }

    all(name, text) {
      return text.matchAll(new RegExp(this.patterns[name], "g"));
    }

    /* Matches a pattern at a place, or anywhere where none is given. */
    match(name, text, at) {
      const pattern = new RegExp(this.patterns[name], at === undefined ? "" : "y");
      pattern.lastIndex = at || 0;
      return pattern.exec(text);
    }

    *named(text, known) {
      for (const match of this.all("named", text)) {
        let mention = mentionIn(match);
        if (!this.isAnnounced(match, text, known.has(mention.code))) continue;
        if (this.goesOnAt(text, mention.end, known)) continue;
        yield mention;
        for (let more; (more = this.match("next", text, mention.end)); ) {
          mention = mentionIn(more);
          const unsure = !known.has(mention.code) || this.match("word", text, mention.end);
          if (this.goesOnAt(text, mention.end, known) || (unsure && !more.groups.free)) break;
          yield mention;
        }
      }
    }

    *bareOnes(text, known) {
      for (const match of this.all("bare", text)) {
        const [start, end] = [match.index, match.index + match[0].length];
        const code = digits(match[0]);
        if (
          known.has(code) &&
          this.match("alone", text, start) &&
          !this.match("ofLogs", text, start) &&
          !this.goesOnAt(text, end, known) &&
          !this.announcesOther(before(text, start))
        )
          yield { start, end, code };
      }
    }

    isAnnounced(match, text, isKnown) {
      const { latin, ticket, between, number } = match.groups;
      if (ticket) return isKnown;
      if (!latin) return true;
      const isIndex = between === "[" && number.length < SHORTEST_IN_BRACKETS;
      return Boolean(between) && !isIndex && this.announcesCode(before(text, match.index));
    }

    announcesCode(text) {
      const match = this.match("latinBefore", text);
      if (!match) return true;
      const { name, between } = match.groups;
      if (between === " " || between === ".") return !this.otherCodes.has(name.toLowerCase());
      return this.kinds.has(this.lastPartOf(name));
    }

    announcesOther(text) {
      const match = this.match("latinLabel", text);
      if (match) return this.otherNumbers.has(this.lastPartOf(match.groups.name));
      return Boolean(this.match("chineseLabel", text));
    }

    lastPartOf(name) {
      const match = this.match("lastPart", name);
      return (match ? match[0] : name).toLowerCase();
    }

    goesOnAt(text, end, known) {
      const joined = this.match("joined", text, end);
      if (joined) {
        const { number } = joined.groups;
        return number.length < SHORTEST_JOINED || !known.has(number);
      }
      return Boolean(this.match("goesOn", text, end));
    }
  }

  function mentionIn(match) {
    const { number } = match.groups; // it stands at the end
    const end = match.index + match[0].length;
    return { start: end - number.length, end, code: digits(number) };
  }

  /* Returns what a text names, in its order; `known.has` tells which codes exist. */
  return (text, known, content) => {
    const grammar = new Grammar(content);
    const mentions = new Map();
    for (const mention of grammar.bareOnes(text, known)) mentions.set(mention.start, mention);
    for (const mention of grammar.named(text, known)) mentions.set(mention.start, mention);
    return [...mentions.values()].sort((a, b) => a.start - b.start);
  };
})();
