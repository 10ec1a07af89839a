/* Lets the keyboard reach blocks of code that scroll sideways, for as long as they do. */
"use strict";

(() => {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const block of document.querySelectorAll(".highlight > pre")) observer.observe(block);
})();

/* Has Escape close what was opened over the page of a narrow window. */
addEventListener("keydown", ({ key, defaultPrevented }) => {
  const open = [...document.querySelectorAll(".sidebar-toggle:checked")].filter((box) => box.checkVisibility());
  if (key !== "Escape" || defaultPrevented || !open.length) return;
  for (const box of open) box.checked = false;
  open[0].focus();
});
