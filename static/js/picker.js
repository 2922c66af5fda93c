// Search as you type in a long list of names: an editable combobox (ARIA Authoring Practices) in front of each
// `select[data-picker]`, which keeps the answer. Nothing is asked of the server: the names are in the page.
(() => {
  const MOST_SHOWN = 20;
  const UNLISTED = "unlisted";
  const NO_NAMES = [UNLISTED, "unnamed"]; // always offered, below the names
  const WITHOUT_MARKS = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i", þ: "th", ð: "d" };

  // Without accents, capitals and signs, in words.
  const wordsOf = (text) =>
    text
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[łøđßæœıþð]/g, (letter) => WITHOUT_MARKS[letter])
      .replace(/['’]/g, "")
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);

  // The fewest letters to change, add, drop or swap until `typed` begins `word`.
  const slips = (typed, word) => {
    let before = [];
    let row = Array.from({ length: word.length + 1 }, (_, column) => column);
    for (let i = 1; i <= typed.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= word.length; j += 1) {
        const same = typed[i - 1] === word[j - 1] ? 0 : 1;
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
        if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      [before, row] = [row, next];
    }
    return Math.min(...row);
  };

  // How far a name is from what was typed: each word typed begins a word of the name, a few slips allowed.
  const distance = (typed, name) => {
    let total = 0;
    for (const part of typed) {
      const allowed = part.length < 4 ? 0 : part.length < 8 ? 1 : 2;
      const nearest = Math.min(...name.map((word) => (word.startsWith(part) ? 0 : slips(part, word))));
      if (!(nearest <= allowed)) return Infinity;
      total += nearest;
    }
    return total;
  };

  const element = (tag, attributes, text = "") => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = text;
    return made;
  };

  class Picker {
    constructor(select) {
      this.select = select;
      this.names = [...select.options]
        .filter((option) => option.value)
        .map((option) => ({
          value: option.value,
          label: option.text,
          group: option.closest("optgroup")?.label ?? "",
          words: wordsOf(option.text),
        }));
      this.shown = [];
      this.at = -1;
      this.build();
      this.listen();
      this.showChosen();
    }

    build() {
      const { select } = this;
      const id = select.id;
      select.id = `${id}_list_of_names`; // the label and the summary of mistakes lead to what one types in
      select.hidden = true;
      this.input = element("input", {
        id,
        type: "text",
        role: "combobox",
        autocomplete: "off",
        autocapitalize: "words",
        spellcheck: "false",
        dir: "auto",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": `${id}_found`,
      });
      for (const name of ["aria-describedby", "aria-invalid"]) {
        if (select.hasAttribute(name)) this.input.setAttribute(name, select.getAttribute(name));
      }
      this.list = element("ul", { id: `${id}_found`, role: "listbox", class: "picker__list" });
      const label = document.querySelector(`label[for="${id}"]`);
      if (label) {
        label.id ||= `${id}_label`;
        this.list.setAttribute("aria-labelledby", label.id);
      }
      this.list.hidden = true;
      this.status = element("div", { class: "visually-hidden", role: "status" });
      const box = element("div", { class: "picker" });
      box.append(this.input, this.list, this.status);
      select.after(box);
    }

    listen() {
      this.input.addEventListener("input", () => this.search());
      this.input.addEventListener("keydown", (event) => this.pressed(event));
      this.input.addEventListener("click", () => this.list.hidden && this.search());
      this.input.addEventListener("blur", () => this.leave());
      this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays where it is
      this.list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.choose(this.shown[[...this.list.children].indexOf(option)]);
      });
      this.select.form?.addEventListener("submit", () => this.leave());
    }

    // What was typed, unless it is the name that is chosen already: then the whole list is worth seeing.
    typed() {
      return this.input.value.trim() === this.labelChosen() ? [] : wordsOf(this.input.value);
    }

    labelChosen() {
      return this.select.value ? this.select.selectedOptions[0].text : "";
    }

    search() {
      const typed = this.typed();
      const others = this.names.filter((name) => NO_NAMES.includes(name.value));
      const near = this.names
        .filter((name) => !NO_NAMES.includes(name.value))
        .map((name) => ({ name, far: distance(typed, name.words) }))
        .filter(({ far }) => far < Infinity)
        .sort((one, other) => one.far - other.far);
      const most = near.length && near[0].far === 0 ? 0 : Infinity; // names alike only where none is the same
      this.found = near.filter(({ far }) => far <= most).map(({ name }) => name);
      this.shown = [...(typed.length ? this.found.slice(0, MOST_SHOWN) : this.found), ...others];
      this.open();
    }

    open() {
      this.at = -1;
      this.list.replaceChildren(...this.shown.map((name, place) => this.option(name, place)));
      this.list.hidden = this.shown.length === 0;
      this.list.scrollTop = 0;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      this.input.removeAttribute("aria-activedescendant");
      const { found, none } = this.select.dataset;
      this.say(this.found.length ? `${found} ${this.found.length}` : none);
    }

    option(name, place) {
      const option = element("li", {
        id: `${this.input.id}_${place}`,
        role: "option",
        class: "picker__option",
        "aria-selected": "false",
      });
      option.append(element("span", { dir: "auto" }, name.label));
      if (name.group) option.append(element("span", { class: "picker__group" }, name.group));
      return option;
    }

    close() {
      this.list.hidden = true;
      this.at = -1;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    pressed(event) {
      const { key } = event;
      if (key === "ArrowDown" || key === "ArrowUp") {
        event.preventDefault();
        if (this.list.hidden) this.search();
        if (!event.altKey) this.move(key === "ArrowDown" ? 1 : -1);
      } else if (key === "Enter" && this.at >= 0) {
        event.preventDefault();
        this.choose(this.shown[this.at]);
      } else if (key === "Escape" && !this.list.hidden) {
        event.stopPropagation();
        this.close();
      } else if (key === "Escape" && this.input.value) {
        event.stopPropagation();
        this.choose(null);
      } else if (key === "Tab" && this.at >= 0) {
        this.choose(this.shown[this.at]);
      }
    }

    move(by) {
      const options = [...this.list.children];
      if (!options.length) return;
      options[this.at]?.setAttribute("aria-selected", "false");
      const first = by > 0 ? 0 : options.length - 1;
      this.at = this.at < 0 ? first : (this.at + by + options.length) % options.length;
      options[this.at].setAttribute("aria-selected", "true");
      options[this.at].scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", options[this.at].id);
    }

    choose(name) {
      this.select.value = name?.value ?? "";
      this.select.dispatchEvent(new Event("change", { bubbles: true }));
      this.showChosen();
      this.close();
      this.say(name ? `${this.select.dataset.taken} ${name.label}` : "");
    }

    showChosen() {
      this.input.value = this.labelChosen();
    }

    // Nothing typed is lost: who is not on the list goes to the question for whoever is not.
    leave() {
      this.close();
      const typed = this.input.value.trim();
      if (typed === this.labelChosen()) return;
      const words = wordsOf(typed).join(" ");
      const meant = this.names.filter((name) => name.words.join(" ") === words);
      if (!typed) this.choose(null);
      else if (meant.length === 1) this.choose(meant[0]);
      else this.keepTyped(typed);
    }

    keepTyped(typed) {
      const other = document.getElementById(this.select.dataset.typed ?? "");
      this.choose(this.names.find((name) => name.value === UNLISTED) ?? null);
      if (other && !other.value.includes(typed)) other.value = [other.value, typed].filter(Boolean).join(", ");
      this.say(this.select.dataset.none);
    }

    say(text) {
      this.status.textContent = text;
    }
  }

  for (const select of document.querySelectorAll("select[data-picker]")) new Picker(select);
})();
