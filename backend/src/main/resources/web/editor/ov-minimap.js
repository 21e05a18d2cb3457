import { words } from "./block.js";
import { say } from "./words.js";

const PACE = 200;
const PAUSE = 400;

/* The page's blocks at a glance: what each begins with, what is wrong in it, and how long all of it is. */
class OvMinimap extends HTMLElement {
  connectedCallback() {
    this.editor = this.closest("ov-editor");
    this.blocks = this.editor.querySelector("ov-blocks.stream");
    if (!this.blocks || this.dataset.drawn) return;
    this.dataset.drawn = "";
    this.places = new Map();
    this.changed = new Set();
    this.editor.addEventListener("structure", () => this.later());
    this.editor.addEventListener("faults", () => this.later());
    this.editor.addEventListener("input", (event) => {
      const element = this.blockOf(event.target);
      if (element) this.changed.add(element);
      this.later();
    });
    this.later();
  }

  blockOf(node) {
    let element = node.closest?.(".element");
    while (element && element.parentElement !== this.blocks.list) element = element.parentElement.closest(".element");
    return element;
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => requestIdleCallback(() => this.draw()), PAUSE);
  }

  draw() {
    const elements = [...this.blocks.querySelector(":scope > .element-list").children];
    this.hidden = elements.length === 0;
    for (const element of elements) {
      if (this.places.has(element) && !this.changed.has(element)) continue;
      this.places.set(element, this.place(element));
    }
    this.changed.clear();
    const items = elements.map((element) => this.places.get(element));
    const list = this.querySelector("ol");
    if (items.length !== list.children.length || items.some((item, at) => item.li !== list.children[at])) {
      list.replaceChildren(...items.map((item) => item.li));
    }
    for (const element of this.places.keys()) if (!element.isConnected) this.places.delete(element);
    this.faults(elements);
    const count = items.reduce((sum, item) => sum + item.count, 0);
    this.querySelector("[data-count]").textContent = say("words", count, Math.max(1, Math.ceil(count / PACE)));
  }

  place(element) {
    const text = words(element);
    const li = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: `#${element.id}` });
    const name = Object.assign(document.createElement("strong"), { textContent: element.getAttribute("aria-label") });
    link.append(name, ` ${text.slice(0, 60)}`);
    li.append(link);
    return { li, count: text ? text.split(" ").length : 0 };
  }

  faults(elements) {
    for (const element of elements) {
      const { li } = this.places.get(element);
      const wrong = element.querySelectorAll(".fault").length;
      li.querySelector(".fault-count")?.remove();
      if (wrong) li.append(Object.assign(document.createElement("span"), { className: "fault-count", textContent: say("faults", wrong) }));
    }
  }
}

customElements.define("ov-minimap", OvMinimap);
