/* Texts as the look-up compares them, as catalogue/folding.py has them: in compatibility
   form and lower case. What is typed falls into terms, runs of Chinese and runs of other letters
   and digits, each of which is found wherever it stands in a text; a number only as a whole. */
"use strict";

zegocodes.lookup.text = (() => {
  const MOST_GRAMS = 6; // that one look-up asks the index for
  const CHINESE = "\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff";
  const RUN = new RegExp(`[${CHINESE}]+|(?:(?![${CHINESE}])[\\p{L}\\p{N}_])+`, "gu");
  const IS_CHINESE = new RegExp(`^[${CHINESE}]`);

  const characters = new Map(); // folded once: there are far fewer than a look-up compares
  function foldCharacter(character) {
    if (!characters.has(character))
      characters.set(character, character.normalize("NFKC").toLowerCase());
    return characters.get(character);
  }
  const fold = (text) => [...text].map(foldCharacter).join("");
  const isDigit = (character) => character >= "0" && character <= "9";

  /* Returns where a folded text holds a term, or -1. A number is no part of a longer one, and a stem,
     which a blank begins, stands at the start of a word. */
  function find(text, term, from = 0) {
    const isStem = term.startsWith(" ");
    const word = isStem ? term.slice(1) : term;
    const at = text.indexOf(word, from);
    if (at < 0 || !(isStem || [...word].every(isDigit))) return at;
    const isPart = isStem
      ? /[a-z]/.test(text.charAt(at - 1))
      : [at - 1, at + word.length].some((place) => isDigit(text.charAt(place)));
    return isPart ? find(text, term, at + 1) : at;
  }

  const isChinese = (run) => IS_CHINESE.test(run);

  /* Returns the runs of a text, each once unless all are wanted. */
  function runsOf(text, all = false) {
    const runs = fold(text).match(RUN) || [];
    return all ? runs : [...new Set(runs)];
  }

  /* Returns a few grams of each term that cover it from its start, more where there are few terms.

     They stay the same while a term grows, so that typing on asks the index for little more. */
  function gramsOf(terms) {
    const most = Math.max(1, Math.floor(MOST_GRAMS / terms.length));
    return terms.map((term, at) => (at < MOST_GRAMS ? gramsOfRun(term.trim()).slice(0, most) : []));
  }

  function gramsOfRun(run) {
    const characters = [...run];
    const length = Math.min(characters.length, isChinese(run) ? 2 : 3);
    const last = characters.length - length;
    const grams = [];
    for (let at = 0; at < last + length; at += length) {
      const start = Math.min(at, last);
      grams.push(characters.slice(start, start + length).join(""));
    }
    return grams;
  }

  /* Splits a text into [part, whether a term stands there]. */
  function marked(text, terms) {
    const characters = [...text];
    const places = []; // of each folded character, the one it comes from
    const folded = characters.map(foldCharacter);
    folded.forEach((each, at) => places.push(...Array(each.length).fill(at)));
    const whole = folded.join("");
    const isMarked = characters.map(() => false);
    for (const term of terms) {
      const { length } = term.trim();
      for (let at = find(whole, term); at >= 0; at = find(whole, term, at + length))
        isMarked.fill(true, places[at], places[at + length - 1] + 1);
    }
    const parts = [];
    characters.forEach((character, at) => {
      if (at && isMarked[at] === isMarked[at - 1]) parts[parts.length - 1][0] += character;
      else parts.push([character, isMarked[at]]);
    });
    return parts;
  }

  return { find, fold, isChinese, runsOf, gramsOf, marked };
})();
