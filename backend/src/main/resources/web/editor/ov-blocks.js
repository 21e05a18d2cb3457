import { fill, make, read, templateOf, words } from "./block.js";
import { chooseFrom } from "./choose-from.js";
import * as clipboard from "./clipboard.js";
import { drag } from "./drag.js";
import { extend, groupOf, ungroup } from "./group.js";
import { perform, redo, spot, undo } from "./history.js";
import { announce, say } from "./words.js";

/* The blocks of a stream or the items of a list: what the buttons ask of the server without a script happens here at once. */
class OvBlocks extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.list = this.querySelector(":scope > .element-list");
    this.isStream = this.classList.contains("stream");
    this.addEventListener("click", (event) => this.click(event));
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("paste", (event) => this.pasted(event));
    drag(this);
    if (this.isStream) this.tools();
  }

  get kinds() {
    return [...this.querySelectorAll(":scope > template")].map((template) => template.dataset);
  }

  tools() {
    const bar = this.querySelector(":scope > .elements-head");
    const all = (folded) => [...this.list.children].forEach((element) => this.fold(element, folded));
    const acts = { foldAll: () => all(true), unfoldAll: () => all(false), undo, redo, copyAll: () => this.copy([...this.list.children]), paste: () => this.paste(this.list.lastElementChild) };
    const row = document.createElement("div");
    row.className = "row";
    for (const [name, act] of Object.entries(acts)) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "plain small", textContent: say(name) });
      button.addEventListener("click", act);
      row.append(button);
    }
    bar.append(row);
  }

  click(event) {
    const target = event.target.closest("button, summary");
    if (!target || target.closest("ov-blocks") !== this) return;
    const element = target.closest(".element");
    const own = element && element.parentElement === this.list ? element : null;
    if (target.matches(".add > summary")) return this.stop(event, () => this.add(null));
    if (target.dataset.do === "fold") return this.fold(own, !own.classList.contains("folded"));
    if (target.dataset.do === "more") return this.more(own);
    const verb = target.name === "@action" ? target.value.split(":")[0] : "";
    const act = {
      add: () => this.insert(target.value.split(":")[2], null),
      up: () => this.move(own, -1),
      down: () => this.move(own, 1),
      duplicate: () => this.duplicate(groupOf(own)),
      remove: () => this.remove(groupOf(own)),
    }[verb];
    if (act) this.stop(event, act);
  }

  stop(event, act) {
    event.preventDefault();
    act();
  }

  async add(before) {
    const items = this.kinds.map((kind) => ({ label: kind.label, about: kind.about, value: kind.type }));
    const type = items.length === 1 ? items[0].value : await chooseFrom(say("add"), items, true);
    if (type !== null) this.insert(type, before);
  }

  insert(type, before, values) {
    if (this.list.children.length >= Number(this.dataset.max ?? Infinity)) return;
    const element = make(templateOf(this, type));
    if (values) fill(element, values);
    perform({ element, from: null, to: [this.list, before] });
    this.changed(say("added", element.getAttribute("aria-label"), ...this.place(element)));
    const fields = element.querySelectorAll(".element-body :is(input:not([type=hidden]), textarea, select, [contenteditable])");
    ([...fields].find((field) => field.checkVisibility()) ?? element).focus();
    return element;
  }

  duplicate(group) {
    const next = group.at(-1).nextElementSibling;
    group.forEach((element) => this.insert(element.dataset.type, next, read(element)));
  }

  remove(group) {
    const next = group.at(-1).nextElementSibling ?? group[0].previousElementSibling;
    for (const element of group) perform({ element, from: spot(element), to: null });
    this.changed(say("removed", this.name(group)));
    (next ?? this.querySelector(".add > summary, .add")).focus();
  }

  name(group) {
    return group.map((element) => element.getAttribute("aria-label")).join(", ");
  }

  /* The neighbour goes to the other side, so that a group moves in one step and keeps the focus. */
  move(element, step) {
    const group = groupOf(element);
    const other = step < 0 ? group[0].previousElementSibling : group.at(-1).nextElementSibling;
    if (!other) return;
    perform({ element: other, from: spot(other), to: [this.list, step < 0 ? group.at(-1).nextElementSibling : group[0]] });
    this.changed(say("moved", this.name(group), ...this.place(group[0])));
  }

  put(element, before) {
    if (before === element || before === element.nextElementSibling) return;
    perform({ element, from: spot(element), to: [this.list, before] });
    this.changed(say("moved", element.getAttribute("aria-label"), ...this.place(element)));
  }

  place(element) {
    return [[...this.list.children].indexOf(element) + 1, this.list.children.length];
  }

  fold(element, folded) {
    element.classList.toggle("folded", folded);
    element.querySelector(".element-gist").textContent = folded ? words(element).slice(0, 80) : "";
    const button = element.querySelector('[data-do="fold"]');
    button.setAttribute("aria-expanded", String(!folded));
  }

  async more(element) {
    const shape = this.kinds.find((kind) => kind.type === element.dataset.type)?.shape;
    const others = this.isStream ? this.kinds.filter((kind) => kind.shape === shape && kind.type !== element.dataset.type) : [];
    const items = [
      { label: say("above"), value: () => this.add(element) },
      { label: say("below"), value: () => this.add(element.nextElementSibling) },
      ...others.map((kind) => ({ label: say("convert", kind.label), value: () => this.convert(element, kind) })),
      ...(element.nextElementSibling ? [{ label: say("group"), value: () => extend(element, 1) }] : []),
      ...(element.classList.contains("grouped") ? [{ label: say("ungroup"), value: () => ungroup(this.list) }] : []),
      { label: say("copy"), value: () => this.copy(groupOf(element)) },
      { label: say("paste"), value: () => this.paste(element) },
    ];
    const act = await chooseFrom(element.getAttribute("aria-label"), items, false);
    if (act) act();
    else element.querySelector('[data-do="more"]').focus();
  }

  /* The same words in a block of another kind. */
  convert(element, kind) {
    const other = this.insert(kind.type, element, read(element));
    perform({ element, from: spot(element), to: null });
    this.changed(say("converted", kind.label));
    other.focus();
  }

  copy(elements) {
    clipboard.put(elements.map((element) => ({ type: element.dataset.type, values: read(element) })));
    announce(say("copied", elements.length));
  }

  paste(after, blocks = clipboard.take()) {
    const known = blocks.filter((block) => templateOf(this, block.type));
    const next = after?.nextElementSibling ?? null;
    known.forEach((block) => this.insert(block.type, next, block.values));
    announce(known.length ? say("pasted", known.length) : say("noPaste"));
  }

  pasted(event) {
    if (event.target.closest("input, textarea, [contenteditable], ov-blocks") !== this) return;
    const blocks = clipboard.parse(event.clipboardData.getData("text"));
    if (blocks.length) this.stop(event, () => this.paste(event.target.closest(".element"), blocks));
  }

  key(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const element = event.target.closest(".element");
    if (element?.parentElement !== this.list) return;
    if (step && event.altKey) this.stop(event, () => (event.shiftKey ? extend(element, step) : this.move(element, step)));
    else if (event.key === "Escape") ungroup(this.list);
  }

  changed(said) {
    announce(said);
    this.dispatchEvent(new Event("input", { bubbles: true }));
    this.closest("ov-editor").dispatchEvent(new CustomEvent("structure"));
  }
}


customElements.define("ov-blocks", OvBlocks);
