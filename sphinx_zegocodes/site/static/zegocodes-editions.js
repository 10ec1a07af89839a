/* Leads to the same place in another edition, and offers that to whose browser asks for its language.

   The links of the sidebar name the page; what is behind it in the address is known here alone. */
"use strict";

(() => {
  const DECLINED = "zegocodes-edition-declined"; // in what the browser keeps
  const links = [...document.querySelectorAll("a.zego-edition")];
  const languageOf = (tag) => tag.toLowerCase().split("-")[0];

  function toSamePlace({ currentTarget: link }) {
    link.href = link.getAttribute("href").replace(/[?#].*/, "") + location.search + location.hash;
  }

  function remember() {
    try {
      localStorage.setItem(DECLINED, "");
    } catch {
      // Where nothing may be kept, nothing is offered.
    }
  }

  for (const link of links) {
    for (const name of ["click", "auxclick", "contextmenu"]) link.addEventListener(name, toSamePlace);
    link.addEventListener("click", remember); // who chose a language needs no other offer
  }

  /* Tells whether the reader said no or chose, or nothing can be kept, so that it would be asked for ever. */
  function isDeclined() {
    try {
      return localStorage.getItem(DECLINED) !== null;
    } catch {
      return true;
    }
  }

  function offer(link) {
    const to = link.cloneNode(true);
    to.textContent = link.dataset.zegoOffer;
    to.addEventListener("click", toSamePlace);
    const close = document.createElement("button");
    Object.assign(close, { type: "button", textContent: "×", ariaLabel: link.dataset.zegoClose });
    close.addEventListener("click", () => {
      remember();
      bar.remove();
    });
    const bar = document.createElement("aside");
    Object.assign(bar, { className: "zego-offer", lang: link.lang, ariaLabel: link.textContent });
    bar.append(to, close);
    document.body.append(bar);
  }

  const own = languageOf(document.documentElement.lang);
  const known = new Map([[own, undefined], ...links.map((link) => [languageOf(link.hreflang), link])]);
  const wanted = known.get(navigator.languages.map(languageOf).find((language) => known.has(language)));
  if (wanted && !isDeclined()) offer(wanted);
})();
