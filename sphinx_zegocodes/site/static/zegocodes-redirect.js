// A page that moved: go where its canonical link points, and take the fragment along.
"use strict";

(() => {
  const link = document.querySelector("link[rel=canonical]");
  const target = new URL(link.getAttribute("href"), location.href);
  if (target.origin !== location.origin) return;
  // From a disk, the address of a folder would show what is in it.
  if (target.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html";
  target.search = location.search;
  target.hash = location.hash;
  location.replace(target);
})();
