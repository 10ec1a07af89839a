/* Copies what a ticket needs of an entry: its link, the same as Markdown, or a few lines of text.

   The clipboard holds the same as HTML, in which the address is a link.

   Each entry's anchor holds the texts in data-zego-* attributes (site/tickets.py). On the page of
   a code the three buttons stand open; for tables, see zegocodes-menus.js. */
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

  for (const section of document.querySelectorAll("section[data-zego-address]")) {
    const what = section.dataset.sharedTitle ?? section.dataset.zegoTitle;
    const label = fill(_("Copy %(what)s"), { what });
    const group = actions(label, () => ticketOfSection(section), () => {});
    group.className = "zego-copy";
    section.querySelector("dl").after(group);
  }
  document.body.append(status);

  /* The day on which a page was built is that of its file: in the page itself, it would make other
     bytes of the same texts. What is served without a day seems to be from just now. */
  const built = new Date(document.lastModified);
  const printed = document.querySelector(".zego-printed");
  if (printed && performance.timeOrigin - built > 2000) {
    const values = { address: printed.textContent, date: built.toLocaleDateString("sv") };
    printed.textContent = fill(_("%(address)s, built on %(date)s"), values);
  }
  globalThis.zegocodes = Object.assign(globalThis.zegocodes ?? {}, {
    ...{ page, element, copy, htmlOf, ticketOf, actions },
    ...{ told, fill, counted },
  });
})();
