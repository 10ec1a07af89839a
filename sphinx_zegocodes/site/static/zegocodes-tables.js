/* Filters the rows of long tables: by text, by several meanings, by missing advice.

   What a row is stands in its classes (site/tables/nodes.py). The row that the address points at
   is never filtered out. */
"use strict";

(() => {
  const { fill, counted } = zegocodes;
  const PAUSE = 250; // milliseconds without typing before the count is announced
  const MARKS = [
    ["zego-meanings", _("Several meanings")],
    ["zego-no-advice", _("No suggested action")],
  ];

  const normalize = (text) => text.normalize("NFKC").toLowerCase();

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /* Returns a way past a table for the keyboard, and puts its end behind it. */
  function skipping(around) {
    const end = element("span", { tabindex: "-1" });
    around.after(end);
    const button = element("button", { type: "button", class: "zego-skip" }, _("Skip this table"));
    button.addEventListener("click", () => end.focus());
    return button;
  }

  /* Returns the row that the address points at. */
  function targetRow() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("tr");
    } catch {
      return undefined; // not UTF-8
    }
  }

  class Filter {
    constructor(table) {
      this.rows = [...table.tBodies[0].rows];
      // The texts are read before there are buttons and menus in the rows, and once.
      this.texts = this.rows.map((row) => normalize(row.textContent));
      this.marks = MARKS.map((mark) => this.toggle(...mark)).filter(Boolean);
      this.field = element("input", {
        type: "search",
        "aria-label": _("Filter this table"),
        placeholder: _("Filter this table by text"),
        autocomplete: "off",
        spellcheck: "false",
        enterkeyhint: "done",
      });
      this.said = element("p", { "aria-live": "polite" });
      const name = table.getAttribute("aria-label") ?? table.caption?.textContent.trim() ?? "";
      const label = fill(_("Filter: %(table)s"), { table: name });
      const parts = [this.field, ...this.marks.map(({ button }) => button), this.said];
      this.group = element("div", { class: "zego-filter", role: "group", "aria-label": label }, ...parts);
      this.field.addEventListener("input", ({ isComposing }) => isComposing || this.apply());
      this.field.addEventListener("compositionend", () => this.apply());
      this.group.addEventListener("keydown", (event) => this.onKey(event));
      const around = table.closest(".table-wrapper") ?? table;
      around.before(this.group);
      this.group.before(skipping(around));
    }

    /* Returns a mark with its button, or nothing where no row or every row has it. */
    toggle(mark, label) {
      const count = this.rows.filter((row) => row.classList.contains(mark)).length;
      if (!count || count === this.rows.length) return undefined;
      const content = [`${label} `, element("span", {}, `${count}`)];
      const button = element("button", { type: "button", "aria-pressed": "false" }, ...content);
      button.addEventListener("click", () => {
        button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") === "false");
        this.apply();
      });
      return { mark, button };
    }

    onKey(event) {
      if (event.key !== "Escape" || event.isComposing || !this.isActive) return;
      event.preventDefault();
      this.clear();
    }

    get pressed() {
      return this.marks.filter(({ button }) => button.getAttribute("aria-pressed") === "true");
    }

    get isActive() {
      return this.field.value.trim() !== "" || this.pressed.length > 0;
    }

    clear() {
      this.field.value = "";
      for (const { button } of this.pressed) button.setAttribute("aria-pressed", "false");
      this.apply();
    }

    apply() {
      const words = normalize(this.field.value).split(/\s+/).filter(Boolean);
      const marks = this.pressed.map(({ mark }) => mark);
      const kept = targetRow();
      let found = 0;
      this.rows.forEach((row, index) => {
        const fits =
          words.every((word) => this.texts[index].includes(word)) &&
          marks.every((mark) => row.classList.contains(mark));
        found += fits;
        row.hidden = !fits && row !== kept;
      });
      clearTimeout(this.pending);
      this.pending = setTimeout(() => this.say(found), PAUSE);
    }

    say(found) {
      const all = this.rows.length;
      if (!this.isActive) this.said.textContent = "";
      else if (!found) this.said.textContent = fill(_("No row of %(all)s fits"), { all });
      else this.said.textContent = counted("%(count)s row of %(all)s fits", "%(count)s rows of %(all)s fit", found, { all });
    }
  }

  const filters = [...document.querySelectorAll("table.zego-long")].map((table) => new Filter(table));

  addEventListener("hashchange", () => {
    const row = targetRow();
    const filter = filters.find(({ rows }) => rows.includes(row));
    if (!row?.hidden || !filter) return;
    filter.clear();
    document.getElementById(decodeURIComponent(location.hash.slice(1))).scrollIntoView();
  });
})();
