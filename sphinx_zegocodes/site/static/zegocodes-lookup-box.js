/* The look-up box: suggestions below it, by https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
   (a list that completes nothing by itself; the focus stays in the field).

   Enter opens what is selected, or else the page of the best suggestion. Where nothing fits, and
   where the index cannot be loaded, the form leads to the search, as it does without JavaScript. */
"use strict";

(() => {
  const { lookup } = zegocodes;
  const PAUSE = 500; // milliseconds without a key before the count is announced

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  class Box {
    constructor(form) {
      this.form = form;
      this.field = form.querySelector(".zego-lookup-input");
      this.id = this.field.id;
      this.list = element("div", { role: "listbox", id: `${this.id}-list`, "aria-label": _("Results") });
      this.note = element("p", { class: "zego-lookup-note" });
      this.popup = element("div", { class: "zego-lookup-popup" }, this.note, this.list);
      this.status = element("div", { class: "zego-lookup-status", role: "status" });
      this.popup.hidden = true;
      form.append(this.popup, this.status);
      this.field.setAttribute("aria-controls", this.list.id);
      this.active = -1;
      this.asked = ""; // the text that was looked up last
      this.found = null; // what that gave
      this.listen();
    }

    listen() {
      const { field, form, popup } = this;
      field.addEventListener("focus", () => lookup.open().catch(() => {}));
      field.addEventListener("input", (event) => event.isComposing || this.update());
      field.addEventListener("compositionend", () => this.update());
      field.addEventListener("keydown", (event) => event.isComposing || this.onKey(event));
      field.addEventListener("paste", (event) => this.onPaste(event));
      field.addEventListener("click", () => this.update());
      form.addEventListener("submit", (event) => this.onSubmit(event));
      form.addEventListener("focusout", ({ relatedTarget }) => {
        if (!form.contains(relatedTarget)) this.close();
      });
      // The field keeps the focus while something is chosen, or the list would be gone by then.
      popup.addEventListener("mousedown", (event) => event.preventDefault());
    }

    get options() {
      return [...this.list.children];
    }

    get text() {
      return this.field.value.trim();
    }

    get isOpen() {
      return !this.popup.hidden;
    }

    /* Suggests what fits the text. While it looks, it does so for no text in between. */
    async update() {
      if (this.isOpen && this.text === this.asked) return;
      this.looking = this.looking || this.look().finally(() => (this.looking = null));
      await this.looking;
    }

    async look() {
      let text;
      do {
        text = this.text;
        this.found = text ? await lookup.search(text).catch(() => null) : null;
      } while (text !== this.text);
      this.asked = text;
      if (this.found) this.show(this.found, text);
      if (!this.found || !this.form.contains(document.activeElement)) this.close();
    }

    show(found, text) {
      const search = new URL(this.form.action);
      search.searchParams.set("q", text);
      const { note, options } = lookup.render(found, text, search.href);
      options.forEach((option, at) => (option.id = `${this.id}-option-${at}`));
      this.note.textContent = note;
      this.note.hidden = !note;
      this.list.replaceChildren(...options);
      this.select(-1);
      this.popup.hidden = false;
      this.popup.scrollTop = 0;
      this.field.setAttribute("aria-expanded", "true");
      this.fit();
      this.announce(note || lookup.summary(found));
    }

    /* Keeps the list above the keyboard of a phone. */
    fit() {
      const { height } = window.visualViewport || { height: innerHeight };
      const room = height - this.popup.getBoundingClientRect().top - 8;
      this.popup.style.setProperty("--zego-lookup-room", `${Math.max(160, room)}px`);
    }

    close() {
      this.popup.hidden = true;
      this.select(-1);
      this.field.setAttribute("aria-expanded", "false");
      this.announce("");
    }

    announce(text) {
      clearTimeout(this.announcing);
      if (!text) this.status.textContent = "";
      else this.announcing = setTimeout(() => (this.status.textContent = text), PAUSE);
    }

    select(at) {
      this.active = at;
      this.options.forEach((option, place) => option.setAttribute("aria-selected", place === at));
      const option = this.options[at];
      if (option) {
        this.field.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else {
        this.field.removeAttribute("aria-activedescendant");
      }
    }

    onKey(event) {
      const { key } = event;
      const count = this.options.length;
      if ((key === "ArrowDown" || key === "ArrowUp") && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        if (!this.isOpen) {
          this.update();
        } else if (event.altKey) {
          if (key === "ArrowUp") this.close();
        } else if (key === "ArrowDown") {
          this.select(this.active + 1 < count ? this.active + 1 : -1);
        } else {
          this.select(this.active < 0 ? count - 1 : this.active - 1);
        }
      } else if (key === "Enter" && this.isOpen && this.active >= 0) {
        event.preventDefault();
        this.options[this.active].click();
      } else if (key === "Escape") {
        this.onEscape(event);
      } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) {
        this.select(-1);
      }
    }

    /* Closes the list; then clears the field; then leaves the key to others. */
    onEscape(event) {
      if (this.isOpen) {
        this.close();
      } else if (this.field.value) {
        this.field.value = "";
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    }

    /* A field of one line would join the lines of a log, and with them their words. */
    onPaste(event) {
      const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
      if (!/[\r\n]/.test(text)) return;
      event.preventDefault();
      const { field } = this;
      const line = text.trim().replace(/[\r\n]+/g, " ");
      field.setRangeText(line, field.selectionStart, field.selectionEnd, "end");
      this.update();
    }

    async onSubmit(event) {
      event.preventDefault();
      await this.update();
      const landing = this.found && lookup.landing(this.found);
      if (landing) {
        this.options[0].href = landing;
        this.options[0].click();
      } else if (this.text) {
        this.form.submit();
      }
    }
  }

  lookup.boxes = lookup.forms.map((form) => new Box(form));

  // What was typed until these scripts were there
  for (const box of lookup.boxes) if (box.field === document.activeElement && box.text) box.update();
})();
