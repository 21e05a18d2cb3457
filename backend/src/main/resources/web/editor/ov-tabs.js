/* Parts of a form one at a time. Without a script they stand below each other. */
class OvTabs extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.sections = [...this.querySelectorAll(":scope > [data-tab]")];
    this.list = document.createElement("div");
    this.list.className = "tabs";
    this.list.setAttribute("role", "tablist");
    this.list.setAttribute("aria-label", this.dataset.label);
    this.tabs = this.sections.map((section) => this.tab(section));
    this.list.append(...this.tabs);
    this.prepend(this.list);
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.closest("ov-editor").addEventListener("click", (event) => this.follow(event));
    const wrong = this.sections.findIndex((section) => section.querySelector(".fault"));
    this.show(Math.max(0, wrong));
  }

  tab(section) {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.textContent = section.dataset.tab;
    tab.id = `${section.id}-by`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", section.id);
    tab.addEventListener("click", () => this.show(this.tabs.indexOf(tab)));
    section.setAttribute("role", "tabpanel");
    section.setAttribute("aria-labelledby", tab.id);
    section.querySelector(".tab-name").hidden = true;
    return tab;
  }

  show(index) {
    this.tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
      this.sections[at].hidden = at !== index;
    });
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (this.tabs.indexOf(document.activeElement) + step + this.tabs.length) % this.tabs.length;
    this.show(next);
    this.tabs[next].focus();
  }

  /* Links to a place lead there, also into a part that is not shown. */
  follow(event) {
    const link = event.target.closest('a[href^="#"]');
    const place = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (this.reveal(place)) event.preventDefault();
  }

  /* Shows a place of the form and puts the focus there, or into what stands for it. False when it is in no part. */
  reveal(place) {
    const index = this.sections.findIndex((section) => section.contains(place));
    if (!place || index < 0) return false;
    this.show(index);
    place.closest(".folded")?.classList.remove("folded");
    const target = place.hidden ? (place.closest(".field")?.querySelector("[contenteditable]") ?? place) : place;
    target.scrollIntoView({ block: "center" });
    target.focus();
    if (document.activeElement !== target) {
      target.tabIndex = -1;
      target.focus();
    }
    return true;
  }
}

customElements.define("ov-tabs", OvTabs);
