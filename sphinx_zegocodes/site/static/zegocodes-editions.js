/* Leads to the same place in another edition, and offers it to whose browser asks for its language.

   The links of the sidebar name the page; what is behind it in the address is known here alone. */
"use strict";

(() => {
  const OFFERED = "zegocodes-edition-offered"; // in what the browser keeps: whoever said no is not asked again
  const links = [...document.querySelectorAll("a.zego-edition")];

  const languageOf = (tag) => tag.toLowerCase().split("-")[0];

  function toSamePlace(link) {
    const address = new URL(link.getAttribute("href"), location.href);
    link.setAttribute("href", link.getAttribute("href").replace(/[?#].*/, "") + location.search + location.hash);
    return address;
  }

  for (const link of links)
    for (const name of ["click", "auxclick", "contextmenu"]) link.addEventListener(name, () => toSamePlace(link), true);

  function wasOffered() {
    try {
      return localStorage.getItem(OFFERED) !== null;
    } catch {
      return true; // nothing may be kept, so it would be offered on each page
    }
  }

  function offer(link) {
    const bar = document.createElement("aside");
    bar.className = "zego-offer";
    bar.lang = link.lang;
    const [text, close] = [link.dataset.zegoOffer, link.dataset.zegoClose];
    const to = document.createElement("a");
    Object.assign(to, { href: link.getAttribute("href"), textContent: text, hreflang: link.hreflang });
    to.addEventListener("click", () => (to.href = (toSamePlace(link), link.href)), true);
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: "×", ariaLabel: close });
    bar.append(to, button);
    bar.addEventListener("click", () => {
      localStorage.setItem(OFFERED, "");
      bar.remove();
    });
    document.body.append(bar);
  }

  const own = languageOf(document.documentElement.lang);
  const asked = navigator.languages.map(languageOf);
  const known = asked.find((language) => language === own || links.some((link) => languageOf(link.hreflang) === language));
  const wanted = links.find((link) => languageOf(link.hreflang) === known);
  if (wanted && known !== own && !wasOffered()) offer(wanted);
})();
