/* Makes words of a query, as `sphinx_zegocodes.site.search.language` makes them of a page. */

/* Sphinx drops words of digits alone, and marks the others where they stand on a page: № takes a
   word past both. A run of Chinese stands for its first pair, so that it is marked as a whole. */
var Stemmer = function () {
  this.stemWord = (word) => {
    const isRun = /^[^№\w]/.test(word);
    return (isRun ? word.slice(0, 2) : word.replace("№", "")).padEnd(3, ".");
  };
};

var splitQuery = (() => {
  const ABOUT_CODES = /返回码|错误码|状态码|\b(?:zego|err(?:or)?_?(?:code)?|code)\b/g;
  const RUNS = /(?<!\w)-?\d+(?!\w)|\w+|[\u3400-\u9fff\uf900-\ufaff]+/g;
  const isNumber = (run) => /^-?\d+$/.test(run);

  const wordsOf = (run) => {
    if (isNumber(run)) return [run.replace(/^-?/, "№")];
    if (/^\w/.test(run)) return [run];
    return [run, ...[...run].slice(2).map((last, i) => `№${run[i + 1]}${last}`)];
  };

  const pagesWith = (word) => {
    const term = new Stemmer().stemWord(word);
    return Search.performTermsSearch(new Set([term]), new Set()).map(([docname]) => docname);
  };

  /* Returns the words that a page must have, with the pages that have each. */
  const required = (runs) => {
    const longer = runs.filter((run) => run.length > 1 || /\w/.test(run));
    const words = (longer.length ? longer : runs).flatMap(wordsOf);
    // 络超 in 网络超时 is on no page, where they say 网络连接超时: it is not asked for.
    const found = words.map((word) => [word, pagesWith(word)]).filter(([, pages]) => pages.length);
    // A number is enough where no code has all of the words: 登录时报错 50001，怎么办.
    const numbers = found.filter(([word]) => /^№\d/.test(word));
    const ofCode = (page) => /^codes\/-?\d/.test(page);
    const isTogether = (page) => ofCode(page) && found.every(([, pages]) => pages.includes(page));
    return numbers.length && !found[0][1].some(isTogether) ? numbers : found;
  };

  const split = (query) => {
    split.asked = undefined; // what is looked up here is no search
    const text = query.normalize("NFKC").replace(/\p{Cf}/gu, "").toLowerCase(); // Cf: of no width
    const runs = (/\d/.test(text) ? text.replace(ABOUT_CODES, " ") : text).match(RUNS) ?? [];
    const words = required(runs).map(([word]) => word);

    // A number within a sentence is spoken of; one before or behind it is asked for.
    const areNumbers = (some) => some.every(isNumber);
    const isAsked = (run, i) =>
      isNumber(run) && (areNumbers(runs.slice(0, i)) || areNumbers(runs.slice(i + 1)));
    split.asked = {
      codes: runs.filter(isAsked),
      spokenOf: runs.filter((run, i) => isNumber(run) && !isAsked(run, i)),
      text: runs.filter((run, i) => !isAsked(run, i)).join(""),
      words: words.map((word) => word.replace("№", "")),
    };
    return words;
  };
  return split;
})();

/* Returns the pages of ranges that a number falls in, as results. */
const rangesWith = (number) =>
  Search._index.docnames.flatMap((docname, at) => {
    const ends = /^codes\/(-?\d+)to(-?\d+)$/.exec(docname)?.slice(1).map(BigInt);
    const isIn = ends && ends[0] <= BigInt(number) && BigInt(number) <= ends[1];
    const { titles, filenames } = Search._index;
    return isIn ? [[docname, titles[at], "", null, 0, filenames[at], SearchResultKind.text]] : [];
  });

/* A number that is asked for finds the ranges that it falls in, beside what else has it. */
Search.performTermsSearch = ((search) => (terms, excluded) => {
  const found = search(terms, excluded);
  const ranges = splitQuery.asked?.codes.flatMap(rangesWith) ?? [];
  return [...found, ...ranges.filter(([docname]) => !found.some(([other]) => other === docname))];
})(Search.performTermsSearch);

/* A result shows of its page what its title does not say, from where the last of the words stands
   as the page has it, or else from the start. */
Search.makeSearchSummary = ((summary) => (html, terms, anchor) => {
  const aside = /<h1\b.*?<\/h1>|<(nav|p|div) class="zego-(?:neighbours|source)".*?<\/\1>/gs;
  const words = ["", ...[...terms].map((term) => term.replace(/\.+$/, ""))];
  return summary(html.replace(aside, ""), words, anchor);
})(Search.makeSearchSummary);

/* Pages beside a page from a disk cannot be read: their titles have to do. */
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
