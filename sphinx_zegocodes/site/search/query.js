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
  const RUNS = /(?<!\w)-?\d+(?!\w)|\w+|[\u3400-\u9fff\uf900-\ufaff]+/g;
  const isNumber = (run) => /^-?\d+$/.test(run);

  const wordsOf = (run) => {
    if (isNumber(run)) return [run.replace(/^-?/, "№")];
    if (/^\w/.test(run)) return [run];
    return [run, ...[...run].slice(2).map((last, i) => `№${run[i + 1]}${last}`)];
  };

  const isOnPage = (word) => {
    const term = new Stemmer().stemWord(word);
    return Search.performTermsSearch(new Set([term]), new Set()).length > 0;
  };

  /* Returns the words that a page must have. */
  const required = (runs) => {
    const longer = runs.filter((run) => run.length > 1 || /\w/.test(run));
    const words = (longer.length ? longer : runs).flatMap(wordsOf);
    // 络超 in 网络超时 is on no page, where they say 网络连接超时: it is not asked for.
    return words.filter(isOnPage);
  };

  const split = (query) => {
    split.asked = undefined; // what is looked up here is no search
    const text = query.normalize("NFKC").replace(/\p{Cf}/gu, "").toLowerCase(); // Cf: of no width
    const runs = text.match(RUNS) ?? [];
    const words = required(runs);
    split.asked = { text: runs.join(""), words: words.map((word) => word.replace("№", "")) };
    return words;
  };
  return split;
})();

/* Excerpts are those of the look-up: no page is fetched for one. */
DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
