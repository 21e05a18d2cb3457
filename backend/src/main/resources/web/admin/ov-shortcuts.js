/**
 * Keys for what is marked with data-keys, such as "g p": one after another, outside of fields. "?" shows them all. Whoever
 * switched them off in their account, since their screen reader or voice needs the keys, has none.
 */
const PATIENCE = 1000;

class Shortcuts extends HTMLElement {
  connectedCallback() {
    if (document.body.dataset.shortcuts !== "true") return;
    this.pressed = [];
    this.dialog = this.querySelector("dialog");
    const button = this.querySelector("button[data-keys]");
    button.hidden = false;
    button.addEventListener("click", () => this.help());
    document.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    const target = event.target;
    const writes = target.isContentEditable || target.closest("input, select, textarea, [role=textbox]");
    if (writes || event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return;
    if (document.querySelector("dialog[open]")) return;
    const now = Date.now();
    this.pressed = this.pressed.filter(({ at }) => now - at < PATIENCE).concat({ key: event.key, at: now }).slice(-2);
    const typed = this.pressed.map(({ key }) => key).join(" ");
    const element = this.all().find(({ dataset }) => typed === dataset.keys || event.key === dataset.keys);
    if (!element) return;
    event.preventDefault();
    this.pressed = [];
    if (element.matches("input, textarea, select")) element.focus();
    else element.click();
  }

  all() {
    return [...document.querySelectorAll("[data-keys]")].filter((element) => element.checkVisibility());
  }

  help() {
    this.dialog.querySelector("tbody").replaceChildren(...this.all().map((element) => {
      const row = document.createElement("tr");
      const what = document.createElement("th");
      what.scope = "row";
      what.textContent = element.getAttribute("aria-label") || element.dataset.command || element.textContent.trim();
      const keys = document.createElement("td");
      for (const key of element.dataset.keys.split(" ")) {
        const cap = document.createElement("kbd");
        cap.textContent = key;
        keys.append(cap, " ");
      }
      row.append(what, keys);
      return row;
    }));
    this.dialog.showModal();
  }
}

customElements.define("ov-shortcuts", Shortcuts);
