/* Loads what a look-up needs, when one begins: its scripts, and the files of its index, each once.

   The files of the index are scripts that call zegocodes.lookup.receive, as a page that is opened
   from a folder may not fetch. What they hold is said in site/lookup/index.py. The first one names
   the folder of the others, so that it alone is asked for anew; it comes when the page is there. */
"use strict";

globalThis.zegocodes ??= {};

zegocodes.lookup = (() => {
  const SCRIPTS = "zegocodes-lookup.js"; // with its checksum on a page
  const statics = new URL("_static/", new URL(document.documentElement.dataset.content_root || "./", location.href));
  const forms = [...document.querySelectorAll(".zego-lookup")];

  const loaded = new Map();
  const received = new Map();

  const receive = (name, content) => received.set(name, content);

  function run(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(address, statics);
      script.onload = resolve;
      script.onerror = () => reject(new Error(`cannot load ${script.src}`));
      document.head.append(script);
    });
  }

  /* Returns what a file of the index holds. After a failure the next look-up tries again, with a
     first file that no browser has kept: this one may be older than the others. */
  function load(path) {
    if (!loaded.has(path)) {
      const version = path.includes("/") ? `?v=${path.slice(0, 8)}` : lookup.failures ? `?${lookup.failures}` : "";
      const made = run(`zegocodes-lookup/${path}${version}`).then(
        () => received.get(path.match(/(\w+)\.js/)[1]),
        (error) => {
          loaded.clear();
          lookup.index = undefined;
          lookup.failures++;
          throw error;
        },
      );
      loaded.set(path, made);
    }
    return loaded.get(path);
  }

  /* Returns what the index begins with. */
  async function begin() {
    const { folder } = await load("index.js");
    return { folder, ...(await load(`${folder}/root.js`)) };
  }

  /* Makes boxes of the forms, once. */
  async function use() {
    begin().catch(() => {}); // at the same time
    const given = document.querySelector(`script[src*="${SCRIPTS}"]`);
    if (!lookup.boxes && !given) lookup.using ??= run(SCRIPTS).finally(() => (lookup.using = undefined));
    await lookup.using;
  }

  const prepare = () => use().catch(() => {});

  async function onSubmit(event) {
    if (lookup.boxes) return;
    event.preventDefault();
    const { target } = event;
    await use().then(() => target.requestSubmit(), () => target.submit());
  }

  for (const form of forms) {
    const field = form.querySelector(".zego-lookup-input");
    const role = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
    for (const [key, value] of Object.entries(role)) field.setAttribute(key, value);
    for (const name of ["focusin", "pointerover"]) form.addEventListener(name, prepare);
    form.addEventListener("submit", onSubmit);
    if (field === document.activeElement) prepare();
  }
  document.getElementById("__navigation")?.addEventListener("change", prepare); // Furo's drawer, which holds a form
  if (forms.length && !navigator.connection?.saveData) addEventListener("load", () => load("index.js").catch(() => {}));

  const lookup = { forms, failures: 0, receive, load, begin, use };
  return lookup;
})();
