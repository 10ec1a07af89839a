/* Copies what a ticket needs of an entry: its link, the same as Markdown, or a few lines of text.

   The clipboard holds the same as HTML, in which the address is a link.

   Each entry's anchor holds the texts in data-zego-* attributes (site/tickets.py). On the page of
   a code the three buttons stand open; in a table a small button beside the code opens them. */
"use strict";

(() => {
  /* Returns a message in parts, with its values, texts or nodes, in their places; or as a text. */
  const told = (message, values) =>
    message.split(/%\((\w+)\)s/).flatMap((part, at) => (at % 2 ? values[part] : part));
  const fill = (message, values) => told(message, values).join("");
  const counted = (one, many, count, values) => fill(Documentation.ngettext(one, many, count), { count, ...values });

  const ACTIONS = [
    [_("Copy link"), _("Link copied"), ({ address }) => address, []],
    [_("Copy Markdown"), _("Markdown copied"), ({ title, address }) => `[${escapeMarkdown(title)}](${address})`, ["title"]],
    [_("Copy text"), _("Text copied"), (ticket) => lines(ticket.title, ticket.advice, ticket.address), ["title", "advice"]],
  ];
  const ANCHOR = ".target[data-zego-address]";
  const MARGIN = 8; // pixels between a menu and the edge of the window

  // The site's own address where it is configured, else where the page stands.
  const page = document.querySelector('link[rel="canonical"]')?.href ?? location.href;
  const root = new URL(document.documentElement.dataset.content_root ?? "./", page);

  const lines = (...texts) => texts.filter(Boolean).join("\n");

  /* Returns lines as HTML, and a link behind them. Its text is the address: editors that make
     Markdown of links would take any other for one that is still to be made. */
  function htmlOf(texts, address) {
    const link = element("a", { href: address }, address);
    const parts = texts.flatMap((text) => text.split("\n")).flatMap((line) => [line, element("br", {})]);
    return element("p", {}, ...parts, link).outerHTML;
  }

  // An underscore inside a word is no mark-up, and many readers of Markdown show the backslash.
  const escapeMarkdown = (text) => text.replace(/[\\`*[\]<]|\b_|_\b/g, "\\$&");

  const ticketOf = ({ dataset }) => ({
    code: dataset.zegoCode,
    title: dataset.zegoTitle,
    advice: dataset.zegoAdvice,
    address: new URL(dataset.zegoAddress, root).href,
  });

  /* A section may stand for several entries: what is copied is the one that the page was opened
     at or, where it was opened at none of them, says where all of them stand. */
  function ticketOfSection(section) {
    const own = ticketOf(section);
    const shared = section.dataset.sharedTitle ?? own.title;
    const opened = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (opened === section) return own;
    if (opened?.parentElement !== section) return { ...own, title: shared };
    if (opened.dataset.zegoAddress) return ticketOf(opened);
    return { ...own, title: shared, address: own.address.replace(/#.*/, `#${opened.id}`) };
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function icon() {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    for (const [key, value] of Object.entries({ viewBox: "0 0 16 16", "aria-hidden": "true" }))
      svg.setAttribute(key, value);
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z");
    svg.append(path);
    return svg;
  }

  const status = element("div", { class: "zego-status", role: "status" });
  let fading;

  function say(text) {
    clearTimeout(fading);
    status.textContent = "";
    // A change in a later task is announced even when the words are the same again.
    fading = setTimeout(() => {
      status.textContent = text;
      fading = setTimeout(() => (status.textContent = ""), 4000);
    }, 50);
  }

  /* Puts a text and the same as HTML into the clipboard; some browsers take the text alone. */
  async function write(text, html) {
    const { clipboard } = navigator;
    if (!clipboard.write || typeof ClipboardItem !== "function") return clipboard.writeText(text);
    const blob = (content, type) => new Blob([content], { type });
    const types = { "text/plain": blob(text, "text/plain"), "text/html": blob(html, "text/html") };
    return clipboard.write([new ClipboardItem(types)]).catch(() => clipboard.writeText(text));
  }

  async function copy(button, text, html, said, done = () => {}) {
    try {
      await write(text, html);
    } catch {
      offer(button, text);
      return;
    }
    button.parentElement.querySelector("textarea")?.remove();
    done();
    say(said);
  }

  /* Shows the text selected, where the browser does not let a page copy it. */
  function offer(button, text) {
    const group = button.parentElement;
    group.querySelector("textarea")?.remove();
    const field = element("textarea", { readonly: "", rows: 3, "aria-label": _("Text to copy") });
    field.value = text;
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || group.closest("[popover]")) return;
      field.remove();
      button.focus();
    });
    group.append(field);
    field.focus();
    field.select();
    say(_("The browser does not let a page copy. The text is selected: copy it yourself."));
  }

  function actions(label, ticket, done) {
    const group = element("div", { role: "group", "aria-label": label });
    for (const [label, said, text, fields] of ACTIONS) {
      const button = element("button", { type: "button" }, label);
      button.addEventListener("click", () => {
        const copied = ticket();
        const texts = fields.map((field) => copied[field]).filter(Boolean);
        copy(button, text(copied), htmlOf(texts, copied.address), said, done);
      });
      group.append(button);
    }
    return group;
  }

  /* Puts a menu below its button, or above where there is no room, inside the window. */
  function place(menu, button) {
    const at = button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = menu;
    const room = document.documentElement.clientWidth - width - MARGIN;
    const above = at.bottom + height + MARGIN > innerHeight && at.top > height;
    menu.style.left = `${scrollX + Math.max(MARGIN, Math.min(at.left, room))}px`;
    menu.style.top = `${scrollY + (above ? at.top - height : at.bottom)}px`;
  }

  function addMenu(button, tickets) {
    const menu = element("div", { class: "zego-copy-menu", popover: "" });
    for (const ticket of tickets) {
      const group = actions(fill(_("Copy %(what)s"), { what: ticket.title }), () => ticket, () => menu.hidePopover());
      if (tickets.length > 1) group.prepend(element("strong", {}, ticket.code));
      menu.append(group);
    }
    menu.querySelector("button").autofocus = true;
    // Once before it takes the focus, lest the page jump, and again when its size is known.
    menu.addEventListener("beforetoggle", () => place(menu, button));
    new ResizeObserver(() => place(menu, button)).observe(menu);
    menu.addEventListener("toggle", ({ newState }) => {
      if (newState === "open") return;
      button.popoverTargetElement = null;
      menu.remove();
    });
    button.parentElement.after(menu);
    button.popoverTargetElement = menu; // the browser does the rest, this click included
  }

  /* Adds one button behind the codes of a row, and a menu when it is asked for. */
  function addOpener(cell) {
    const tickets = [...cell.querySelectorAll(ANCHOR)].map(ticketOf);
    const what = tickets.map(({ code }) => code).join(_(", "));
    const label = fill(_("Copy %(what)s"), { what });
    const attributes = { type: "button", class: "zego-copy-open", title: _("Copy"), "aria-label": label };
    const button = element("button", attributes, icon());
    button.addEventListener("click", () => {
      if (!button.popoverTargetElement) addMenu(button, tickets);
    });
    cell.querySelector(".zego-codes").append(button);
  }

  for (const section of document.querySelectorAll("section[data-zego-address]")) {
    const what = section.dataset.sharedTitle ?? section.dataset.zegoTitle;
    const label = fill(_("Copy %(what)s"), { what });
    const group = actions(label, () => ticketOfSection(section), () => {});
    group.className = "zego-copy";
    section.querySelector("dl").after(group);
  }
  const anchors = "popover" in document.body ? document.querySelectorAll(ANCHOR) : [];
  for (const cell of new Set([...anchors].map((anchor) => anchor.closest("th")))) addOpener(cell);
  document.body.append(status);
  globalThis.zegocodes = Object.assign(globalThis.zegocodes ?? {}, { page, copy, htmlOf, told, fill, counted });
})();
