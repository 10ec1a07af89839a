/* Applies the theme that was chosen, before anything is drawn: so it is loaded without `defer`. */
"use strict";

(() => {
  let theme;
  try {
    theme = localStorage.getItem("theme");
  } catch {
    // The browser keeps nothing for this site.
  }
  document.body.dataset.theme = theme || "auto";
})();
