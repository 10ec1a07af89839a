/* What a text asks for, as far as it is numbers, as catalogue/queries.py reads it; its patterns come
   with the index. tests/queries.txt holds what both have to answer. */
"use strict";

zegocodes.lookup.readQuery = (() => {
  const [SHORT, SHORTEST] = [5, 3]; // digits of a number that may stand anywhere, and at a letter
  const LONGEST = 18; // digits of a code
  const MOST = 3; // unknown numbers that are worth an answer

  const unique = (list) => [...new Set(list)];
  const NOTHING = { codes: [], ranges: [], maybe: [] };

  /* Returns one number in place of groups of digits, or the groups as they are. */
  function ungrouped(groups, grammar, known) {
    const whole = grammar.join(groups);
    const { mark } = groups.groups;
    const parts = groups[0].split(mark).filter((part) => part.length >= SHORTEST);
    const isOne = !". ".includes(mark) && !parts.some((part) => known.has(part));
    return known.has(whole) || isOne ? whole : groups[0];
  }

  function ungroup(text, grammar, known) {
    let [read, at] = ["", 0];
    for (const groups of grammar.all("groups", text)) {
      read += text.slice(at, groups.index) + ungrouped(groups, grammar, known);
      at = groups.index + groups[0].length;
    }
    return read + text.slice(at);
  }

  /* Tells whether what looks like a range is one; among other words it may be something else. */
  function isRange({ 0: { length }, index, input, groups: { first, last, both } }, grammar) {
    if (grammar.match("marks", input.slice(0, index) + input.slice(index + length))) return true;
    if (both) return Boolean(grammar.match("open", both));
    return Math.min(first.length, last.length) >= SHORT;
  }

  /* Returns the lowest and the highest number of 1102xxx. */
  function endsIn(label) {
    const [one, other] = ["0", "9"].map((digit) => BigInt(label.replace(/x/gi, digit)));
    return one < other ? [one, other] : [other, one];
  }

  const digitsOf = (number) => String(number).replace("-", "").length;

  /* Returns the range that a match is, as catalogue/ranges.py reads it, or undefined. */
  function rangeOf(text, { both, first = both, last = both, dash, before, behind }) {
    const [from, to] = [first, last].map(endsIn);
    const [one, other] = from[0] <= to[0] ? [from[0], to[1]] : [from[1], to[0]];
    const isShort = one > other && other >= 0n && digitsOf(one) > digitsOf(other);
    const isMinus = dash && before && !behind;
    if (isMinus || isShort || Math.max(digitsOf(one), digitsOf(other)) > LONGEST) return undefined;
    const label = text.replace(/[`*\\]/g, "").replace(/<[^<>]*>/g, " ").trim().split(/\s+/).join(" ");
    const [low, high] = one < other ? [one, other] : [other, one];
    return { label, code: `${low}to${high}` };
  }

  /* Returns the ranges in a text, each once, and the text without them. */
  function takeRanges(text, grammar) {
    const ranges = new Map();
    let [without, at] = ["", 0];
    for (const match of grammar.all("range", text)) {
      const range = isRange(match, grammar) && rangeOf(match[0], match.groups);
      if (!range) continue;
      if (!ranges.has(range.code)) ranges.set(range.code, range);
      without += `${text.slice(at, match.index)} `;
      at = match.index + match[0].length;
    }
    return [[...ranges.values()], without + text.slice(at)];
  }

  const listed = (text, grammar) => [...grammar.all("listed", text)].map(([number]) => number);

  /* Returns codes, and the numbers of some length that a text has in a row with one of them. */
  function withOthers(codes, text, grammar) {
    const several = [...grammar.all("several", text)].map(([row]) =>
      listed(row, grammar).filter((number) => number.length >= SHORTEST),
    );
    return codes.flatMap((code) => several.find((numbers) => numbers.includes(code)) ?? [code]);
  }

  function looseIn(text, grammar) {
    const numbers = [];
    for (const match of grammar.all("loose", text)) {
      const { before, behind, number } = match.groups;
      const isGlued = number.length < SHORTEST && (before || behind);
      const isPadded = number !== "0" && number.startsWith("0");
      const end = match.index + match[0].length;
      if (number.length < SHORT && (isPadded || isGlued || grammar.match("unit", text, end))) continue;
      numbers.push(number);
    }
    return unique(numbers);
  }

  /* Returns `codes`, `ranges`, and the numbers that are `maybe` codes where nothing else is found;
     whether numbers are all there is, and the `key` of an entry that is.
     `text` is in compatibility form; `known.has` tells which codes exist. */
  return (text, known, grammar) => {
    const key = grammar.match("key", text);
    if (key) return { ...NOTHING, key: text, codes: [key.groups.code], isAlone: true };
    text = ungroup(text, grammar, known);
    text = text.replace(grammar.pattern("masked", "g"), (masked) => masked.replaceAll("*", "x"));
    const [ranges, without] = takeRanges(text, grammar);
    const plain = without.replace(grammar.pattern("compound", "g"), " ");
    if (grammar.match("list", plain)) {
      const codes = unique(listed(plain, grammar));
      return { ...NOTHING, codes, ranges, isAlone: true };
    }
    const named = grammar.mentions(text, known).map(({ code }) => code);
    const codes = unique(withOthers(named, plain, grammar));
    if (codes.length || ranges.length) return { ...NOTHING, codes, ranges };
    const numbers = looseIn(plain, grammar);
    const those = numbers.filter((number) => known.has(number));
    const sure = numbers.filter(
      (number) => number.startsWith("-") || (number.length >= SHORTEST && known.has(number)),
    );
    if (sure.length) return { ...NOTHING, codes: sure };
    return { ...NOTHING, maybe: those.length ? those : numbers.slice(0, MOST) };
  };
})();
