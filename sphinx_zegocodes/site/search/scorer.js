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

  // The page of a code that is asked for is first, then ranges that it falls in, then a title that says what the query says.
  score([docname, title, , , score]) {
    if (!splitQuery.asked) return score; // the words of another language than ours
    const { codes, spokenOf, text, words } = splitQuery.asked;
    const code = /^codes\/(-?\d+)$/.exec(docname)?.[1] ?? "";
    const ends = /^codes\/(-?\d+)to(-?\d+)$/.exec(docname)?.slice(1).map(BigInt);
    const isIn = (number) => ends && ends[0] <= BigInt(number) && BigInt(number) <= ends[1];
    const lower = title.normalize("NFKC").toLowerCase();
    const likeness = (meaning) => {
      const said = (meaning.match(/[\w\u3400-\u9fff\uf900-\ufaff]+/g) ?? []).join("");
      const alike = said && text && (said.includes(text) || text.startsWith(said));
      return alike ? Math.min(said.length, text.length) / Math.max(said.length, text.length) : 0;
    };
    const meanings = lower.slice(code.length).split(/ \/ | > /);
    const inTitle = words.filter((word) => lower.includes(word)).length;
    return (
      score +
      (codes.includes(code) ? 1000 : codes.some(isIn) ? 500 : 0) +
      (spokenOf.includes(code) ? 1 : 100 * Math.max(...meanings.map(likeness))) +
      (10 * inTitle) / (words.length || 1)
    );
  },
};
