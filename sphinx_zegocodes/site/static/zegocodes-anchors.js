/* Leads to what an anchor names, where chat programs have made the marks behind it part of it. */
"use strict";

(() => {
  function idInAddress() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return location.hash.slice(1); // cut inside a character
    }
  }

  function onAnchor() {
    const id = idInAddress();
    if (!id || document.getElementById(id)) return;
    const [named = ""] = id.normalize("NFKC").toLowerCase().match(/[a-z][\w-]*/) ?? [];
    const ids = [named, named.replace(/[-_]+$/, "")]; // underscores emphasize, and dashes go on
    const known = ids.find((each) => document.getElementById(each));
    if (known) location.replace(`#${known}`);
  }

  addEventListener("hashchange", onAnchor);
  onAnchor();
})();
