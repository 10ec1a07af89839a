/* Applies the theme that was chosen, before anything is drawn: so it is loaded without `defer`.

   The element of the whole page gets it as well, for what the browser draws itself. A style for an
   element that has another one somewhere in it would have all styles found anew at every change. */
"use strict";

(() => {
  let theme;
  try {
    theme = localStorage.getItem("theme");
  } catch {
    // The browser keeps nothing for this site.
  }
  const { body, documentElement } = document;
  const follow = () => (documentElement.dataset.theme = body.dataset.theme);
  new MutationObserver(follow).observe(body, { attributeFilter: ["data-theme"] });
  body.dataset.theme = theme || "auto";
  follow();
  documentElement.classList.remove("no-js"); // Furo does so at last, for which all styles are found again
})();
