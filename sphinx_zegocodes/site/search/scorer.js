/* Ranks the results of a query, which `splitQuery` in query.js keeps. */
var Scorer = {
  // What Sphinx gives, as where there is no scorer.
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,

  // A title comes first that says what the query says. Numbers are what the look-up finds.
  score([, title, , , score]) {
    if (!splitQuery.asked) return score; // the words of another language than ours
    const { text, words } = splitQuery.asked;
    const lower = title.normalize("NFKC").toLowerCase();
    const likeness = (meaning) => {
      const said = (meaning.match(/[\w\u3400-\u9fff\uf900-\ufaff]+/g) ?? []).join("");
      const alike = said && text && (said.includes(text) || text.startsWith(said));
      return alike ? Math.min(said.length, text.length) / Math.max(said.length, text.length) : 0;
    };
    const meanings = lower.replace(/^-?\d+ /, "").split(/ \/ | > /);
    const inTitle = words.filter((word) => lower.includes(word)).length;
    return score + 100 * Math.max(...meanings.map(likeness)) + (10 * inTitle) / (words.length || 1);
  },
};
