/* In a table, a small button beside the codes of a row opens a menu of what copies them. */
"use strict";

(() => {
  const { element, ticketOf, actions, fill } = zegocodes;
  const ANCHOR = ".target[data-zego-address]";
  const AT_ONCE = 16; // rows, so that a long page answers in between
  const MARGIN = 8; // pixels between a menu and the edge of the window

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

  /* Puts a menu below its button, or above where there is no room, inside the window. */
  function place(menu, button) {
    const at = button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = menu;
    const room = document.documentElement.clientWidth - width - MARGIN;
    const above = at.bottom + height + MARGIN > innerHeight && at.top > height;
    menu.style.left = `${scrollX + Math.max(MARGIN, Math.min(at.left, room))}px`;
    menu.style.top = `${scrollY + (above ? at.top - height : at.bottom)}px`;
  }

  /* The links to a row's source stand below its codes; where there is a menu, they go there. */
  function addMenu(button, tickets, links) {
    const menu = element("div", { class: "zego-copy-menu", popover: "" });
    for (const ticket of tickets) {
      const group = actions(fill(_("Copy %(what)s"), { what: ticket.title }), () => ticket, () => menu.hidePopover());
      if (tickets.length > 1) group.prepend(element("strong", {}, ticket.code));
      menu.append(group);
    }
    if (links) menu.append(links);
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
    const links = cell.querySelector(".zego-to-source");
    const what = tickets.map(({ code }) => code).join(_(", "));
    const does = links ? _("Copy or correct") : _("Copy");
    const label = fill(links ? _("Copy or correct %(what)s") : _("Copy %(what)s"), { what });
    const attributes = { type: "button", class: "zego-copy-open", title: does, "aria-label": label };
    const button = element("button", attributes, icon());
    button.addEventListener("click", () => {
      if (!button.popoverTargetElement) addMenu(button, tickets, links);
    });
    cell.querySelector(".zego-codes").append(button);
  }

  const anchors = "popover" in document.body ? document.querySelectorAll(ANCHOR) : [];
  const cells = [...new Set([...anchors].map((anchor) => anchor.closest("th")))];

  function addOpeners() {
    cells.splice(0, AT_ONCE).forEach(addOpener);
    if (cells.length) setTimeout(addOpeners);
  }

  setTimeout(addOpeners);
})();
