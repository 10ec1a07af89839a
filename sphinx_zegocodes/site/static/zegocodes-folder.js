/* From a disk, the address of a folder shows what is in it: lead to the page that stands there. */
"use strict";

(() => {
  if (location.protocol !== "file:") return;

  function pageOf(address) {
    const url = new URL(address, location.href);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  }

  function onLink({ target }) {
    const link = target.closest?.("a[href]");
    // In a drawing the property of that name is no text.
    if (link) link.setAttribute("href", pageOf(link.getAttribute("href")));
  }

  // Before anybody else looks at the address, and also where a link is opened in another window.
  for (const name of ["click", "auxclick", "contextmenu"]) addEventListener(name, onLink, true);
  addEventListener("submit", ({ target }) => (target.action = pageOf(target.action)), true);
})();
