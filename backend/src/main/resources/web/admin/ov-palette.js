/**
 * Ctrl+K: goes anywhere by a few letters. Places are those of the navigation, actions are what the screen marks with
 * data-command; what editors wrote is asked of the server. Without it the form beside it leads to the search screen.
 */
class Palette extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.input = this.dialog.querySelector("input");
    this.list = this.dialog.querySelector("[role=listbox]");
    this.status = this.dialog.querySelector("[role=status]");
    document.addEventListener("keydown", (event) => this.open(event));
    this.input.addEventListener("input", () => this.refresh());
    this.input.addEventListener("keydown", (event) => this.move(event));
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  open(event) {
    if (event.defaultPrevented || event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (this.dialog.open) return this.dialog.close();
    this.input.value = "";
    this.dialog.showModal();
    this.refresh();
  }

  async refresh() {
    const words = this.input.value.trim();
    const places = this.places(words);
    this.show(places);
    if (!words) return;
    this.question?.abort();
    const question = (this.question = new AbortController());
    try {
      const answer = await fetch("/admin/search/suggestions?q=" + encodeURIComponent(words), { signal: question.signal });
      if (!answer.ok) return;
      const found = await answer.json();
      this.show(places.concat(found.map(({ title, label, link }) => ({ title, label, go: () => location.assign(link) }))));
    } catch (gone) {
      if (gone.name !== "AbortError") this.show(places);
    }
  }

  places(words) {
    const wanted = words.toLowerCase();
    return [...document.querySelectorAll(".side nav a, [data-command]")]
      .map((element) => ({ title: element.dataset.command || element.textContent.trim(), label: "", go: () => element.click() }))
      .filter(({ title }) => title.toLowerCase().includes(wanted));
  }

  show(choices) {
    this.choices = choices;
    this.list.replaceChildren(...choices.map(({ title, label }, index) => {
      const option = document.createElement("li");
      option.id = "palette-" + index;
      option.setAttribute("role", "option");
      option.append(title || "–");
      if (label) {
        const kind = document.createElement("span");
        kind.className = "quiet small";
        kind.textContent = label;
        option.append(" ", kind);
      }
      return option;
    }));
    this.status.textContent = choices.length ? "" : this.status.dataset.none;
    this.at(0);
  }

  at(index) {
    const options = [...this.list.children];
    this.index = options.length ? (index + options.length) % options.length : -1;
    options.forEach((option, each) => option.setAttribute("aria-selected", each === this.index));
    if (this.index < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", options[this.index].id);
    options[this.index].scrollIntoView({ block: "nearest" });
  }

  move(event) {
    if (event.key === "ArrowDown") this.at(this.index + 1);
    else if (event.key === "ArrowUp") this.at(this.index - 1);
    else if (event.key === "Enter") this.choose(this.list.children[this.index]);
    else return;
    event.preventDefault();
  }

  choose(option) {
    if (!option) return;
    this.dialog.close();
    this.choices[[...this.list.children].indexOf(option)].go();
  }
}

customElements.define("ov-palette", Palette);
