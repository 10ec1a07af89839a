/* The ways to the look-up box: `/`, Ctrl-K, and on a phone a button in the header, where the box of
   the sidebar then stands. */
"use strict";

(() => {
  const boxes = zegocodes.lookup.forms.map((form) => ({ form, field: form.querySelector(".zego-lookup-input") }));
  const header = document.querySelector(".mobile-header");
  const sidebar = boxes.find(({ form }) => form.matches(".zego-lookup-sidebar"));
  const home = sidebar && document.createComment(""); // where the box of the sidebar stands

  const isPhone = () => Boolean(header) && getComputedStyle(header).display !== "none";

  function isInView({ field }) {
    const { top, bottom } = field.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight && field.getClientRects().length > 0;
  }

  function isTyping(target) {
    const other = "textarea, select, input:not([type=checkbox], [type=radio], [type=button])";
    return target instanceof Element && (target.isContentEditable || target.matches(other));
  }

  function button(className, label, ...content) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.setAttribute("aria-label", label);
    made.append(...content);
    return made;
  }

  /* Shows the box of the sidebar in the header. */
  function raise() {
    if (home.isConnected) return;
    sidebar.form.before(home);
    header.append(sidebar.form);
    sidebar.form.classList.replace("zego-lookup-sidebar", "zego-lookup-header");
  }

  function lower() {
    if (!home.isConnected) return;
    sidebar.form.classList.replace("zego-lookup-header", "zego-lookup-sidebar");
    home.replaceWith(sidebar.form);
  }

  /* Takes the focus to the box of the page where it is in view, or else to that of the sidebar. */
  function go() {
    const box = boxes.find((each) => each !== sidebar && isInView(each)) || sidebar || boxes[0];
    if (box === sidebar && isPhone()) raise();
    box.field.focus();
    box.field.select();
  }

  function onKey(event) {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
    const own = target instanceof Element && target.matches(".zego-lookup .zego-lookup-input");
    const isSlash = key === "/" && !ctrlKey && !metaKey && !altKey && !own;
    const isK = key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey;
    if (event.isComposing || !(isSlash || isK) || (isTyping(target) && !own)) return;
    event.preventDefault();
    event.stopPropagation(); // Sphinx has a handler of its own for `/`
    go();
  }

  function addButton() {
    const icon = sidebar.form.querySelector(".zego-lookup-icon").cloneNode(true);
    const opener = button("zego-lookup-open", _("Look up a return code"), icon);
    opener.addEventListener("click", go);
    header.querySelector(".header-right").prepend(opener);
    const closer = button("zego-lookup-close", _("Close the look-up"), _("Cancel"));
    sidebar.field.after(closer);
    const leave = () => {
      opener.focus(); // before the field moves, which would lose it
      lower();
    };
    closer.addEventListener("click", leave);
    sidebar.form.addEventListener("keydown", ({ key, isComposing }) => {
      // An Escape that closed the list or cleared the field does not get here.
      if (key === "Escape" && !isComposing && home.isConnected) leave();
    });
    sidebar.form.addEventListener("focusout", ({ relatedTarget }) => {
      if (document.hasFocus() && !sidebar.form.contains(relatedTarget)) lower();
    });
  }

  /* Shows in the sidebar which key leads there, where there is likely a keyboard. */
  function addHint() {
    const hint = document.createElement("kbd");
    hint.className = "zego-lookup-key";
    hint.setAttribute("aria-hidden", "true");
    hint.textContent = "/";
    sidebar.field.after(hint);
  }

  for (const { field } of boxes) field.setAttribute("aria-keyshortcuts", "/ Control+K");
  if (sidebar) addHint();
  if (boxes.length) window.addEventListener("keydown", onKey, true);
  if (header && sidebar) addButton();
})();
