/* Filters and sorts the list of all codes.

   What is chosen stands in the address (?document=web-sdk&advice=contact&text=token&sort=meaning),
   so that it can be linked to, as well as a few codes (?codes=104,5024), whose links are copied
   at once. Without this script the list is there as a whole, in its order. */
"use strict";

(() => {
  const { fill, counted } = zegocodes;
  const form = document.querySelector(".zego-choose");
  const table = document.querySelector(".zego-all-codes");
  const status = form.querySelector("[role=status]");
  const copier = form.querySelector(".zego-copy-shown");
  const choices = ["group", "document", "table", "advice", "text"].filter((name) => form.elements[name]);
  const documents = [...form.elements.document.options];
  const groupOf = Object.fromEntries(documents.map(({ value, dataset }) => [value, dataset.group]));
  const groups = [...form.elements.table.querySelectorAll("optgroup")];
  const places = [...form.elements.table.options].map(({ value }) => value);
  const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

  const plain = (text) => text.normalize("NFKC").toLowerCase();

  const rows = [...table.tBodies].map((body, position) => {
    const links = [...body.querySelectorAll("[data-zego-table]")];
    return {
      body,
      position,
      code: body.querySelector("th").textContent,
      ends: body.querySelector("th").dataset.zegoRange?.split("to").map(BigInt),
      meaning: body.rows[0].cells[1].textContent,
      text: plain([...body.rows].map((row) => row.querySelector("td").textContent).join(" ")),
      entries: links.flatMap(({ dataset }) =>
        dataset.zegoTable.split(" ").map((named) => {
          // Where a link stands for many tables, they are numbered as the choice lists them.
          const table = places[Number(named) + 1] ?? named;
          const document = table.split("/")[0];
          return { group: groupOf[document], document, table, advice: dataset.zegoAdvice.split(" ") };
        }),
      ),
    };
  });

  const place = ({ entries }) => Math.min(...entries.map(({ table }) => places.indexOf(table)));
  const orders = {
    code: (one, other) => one.position - other.position,
    meaning: (one, other) => collator.compare(one.meaning, other.meaning),
    document: (one, other) => place(one) - place(other),
  };
  let few = []; // codes that the address asks for
  let sorted = { by: "code", down: false };

  /* Tells whether a word is a number of a range. */
  const isIn = (ends, word) =>
    Boolean(ends) && /^-?\d+$/.test(word) && ends[0] <= BigInt(word) && BigInt(word) <= ends[1];

  function matches({ code, ends, text, entries }, chosen, words) {
    const found = entries.some(
      (entry) =>
        (!chosen.group || entry.group === chosen.group) &&
        (!chosen.document || entry.document === chosen.document) &&
        (!chosen.table || entry.table === chosen.table) &&
        (!chosen.advice || entry.advice.includes(chosen.advice)),
    );
    const asked = !few.length || few.some((word) => word === code || isIn(ends, word));
    return found && asked && words.every((word) => code.startsWith(word) || isIn(ends, word) || text.includes(word));
  }

  function filter() {
    const chosen = Object.fromEntries(choices.map((name) => [name, form.elements[name].value.trim()]));
    const words = plain(chosen.text).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.body.hidden = !matches(row, chosen, words);
      shown += !row.body.hidden;
    }
    const some = few.length > 0 || choices.some((name) => chosen[name]);
    form.querySelector("[type=reset]").disabled = !some;
    copier.disabled = !some || !shown;
    table.hidden = !shown;
    const unknown = few.filter((word) => !rows.some(({ code, ends }) => word === code || isIn(ends, word)));
    const said = !shown
      ? _("No return code fits")
      : some
        ? counted("%(count)s return code fits", "%(count)s return codes fit", shown)
        : counted("%(count)s return code in all", "%(count)s return codes in all", shown);
    const codes = unknown.join(_(", "));
    say(codes ? fill(_("%(said)s; not documented: %(codes)s"), { said, codes }) : said);
    remember(chosen);
  }

  let saying;

  /* Waits for a pause: screen readers would read each change of the number. */
  function say(text) {
    clearTimeout(saying);
    saying = setTimeout(() => (status.textContent = text), 150);
  }

  /* Offers only the documents of the group that is chosen, and the tables of the document. */
  function offerTables() {
    const { group, document, table } = form.elements;
    const inGroup = (id) => !group?.value || groupOf[id] === group.value;
    offer(document, documents.slice(1).filter(({ value }) => inGroup(value)));
    const isOffered = (id) => (document.value ? id === document.value : inGroup(id));
    offer(table, groups.filter(({ dataset }) => isOffered(dataset.document)));
  }

  function offer(select, offered) {
    const chosen = select.value;
    select.replaceChildren(select.options[0], ...offered);
    select.value = chosen;
    if (select.selectedIndex < 0) select.value = "";
  }

  function sort() {
    const order = orders[sorted.by];
    const ordered = [...rows].sort((one, other) => order(one, other) || one.position - other.position);
    if (sorted.down) ordered.reverse();
    if (ordered.some(({ body }, at) => table.tBodies[at] !== body)) {
      table.append(...ordered.map(({ body }) => body));
    }
    for (const header of table.tHead.querySelectorAll("[data-zego-sort]")) {
      if (header.dataset.zegoSort !== sorted.by) header.removeAttribute("aria-sort");
      else header.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
    }
  }

  function remember(chosen) {
    const address = new URL(location.href);
    const { by, down } = sorted;
    const values = { ...chosen, codes: few.join(","), sort: by === "code" && !down ? "" : (down ? "-" : "") + by };
    for (const [name, value] of Object.entries(values)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    address.search = address.search.replaceAll("%2C", ",");
    if (address.href === location.href) return;
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Some browsers keep the address of a file as it is.
    }
  }

  /* Copies code, meaning and link of each row that is shown. */
  function copyShown() {
    const shown = [...table.tBodies].filter((body) => !body.hidden).map((body) => {
      const meanings = [...body.rows].map((row) => row.querySelector("td").textContent);
      const { textContent: code, attributes } = body.querySelector("th a");
      const title = `ZEGO ${code} ${meanings.join(" / ")}`;
      return { title, address: new URL(attributes.href.value, zegocodes.page).href };
    });
    const text = shown.map(({ title, address }) => `${title}\n${address}`).join("\n");
    const html = shown.map(({ title, address }) => zegocodes.htmlOf([title], address)).join("");
    zegocodes.copy(copier, text, html, counted("%(count)s link copied", "%(count)s links copied", shown.length));
  }

  function recall() {
    const asked = new URL(location.href).searchParams;
    few = [...new Set((asked.get("codes") ?? "").split(/[,，、\s]+/).filter(Boolean))];
    for (const name of choices) form.elements[name].value = asked.get(name) ?? "";
    for (const name of choices) {
      if (form.elements[name].selectedIndex < 0) form.elements[name].value = "";
    }
    const [, down, name] = asked.get("sort")?.match(/^(-?)(code|meaning|document)$/) ?? [];
    if (name) sorted = { by: name, down: Boolean(down) };
  }

  // On a phone a row is a card, where the last cell needs its header.
  const header = table.tHead.rows[0].lastElementChild.textContent;
  const label = fill(_("%(label)s: %(text)s"), { label: header, text: "" });
  for (const cell of table.querySelectorAll("td.zego-kinds")) cell.dataset.zegoBefore = label;

  for (const header of table.tHead.querySelectorAll("[data-zego-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => {
      const by = header.dataset.zegoSort;
      sorted = { by, down: sorted.by === by && !sorted.down };
      sort();
      filter();
    });
    header.append(button);
  }
  copier.addEventListener("click", copyShown);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    offerTables();
    filter();
  });
  form.addEventListener("reset", () => {
    few = [];
    // The fields are emptied behind this event.
    setTimeout(() => {
      offerTables();
      filter();
      form.elements.text.focus();
    });
  });
  recall();
  offerTables();
  sort();
  filter();
  form.hidden = false;
})();
