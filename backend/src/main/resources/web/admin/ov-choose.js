// A field for the id of something, as a person wants it: with its title and picture, and a list to choose from.
import { chosen } from "./choose-chosen.js";
import { pick } from "./choose-dialog.js";

class Choose extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.querySelectorAll(":scope > .choose-frame").forEach((old) => old.remove());
    this.input.addEventListener("change", this);
    this.show();
  }

  disconnectedCallback() {
    this.input.removeEventListener("change", this);
  }

  handleEvent(event) {
    if (event.type === "change") this.show();
    else if (event.currentTarget.dataset.do === "choose") this.choose();
    else this.set("");
  }

  get kind() {
    return this.getAttribute("kind");
  }

  /** Without an answer the plain field stays: an id can always be typed. */
  async show() {
    const id = this.input.value.trim();
    const answer = await chosen(this.kind, id).catch(() => null);
    if (!answer || id !== this.input.value.trim()) return;
    this.frame ??= this.build(answer.frame);
    const [choose, remove] = this.frame.querySelectorAll("button");
    this.frame.querySelector(".chosen").replaceChildren(...(answer.what ? [answer.what] : []));
    choose.textContent = id ? choose.dataset.again : this.words;
    remove.hidden = !id;
  }

  build(template) {
    const frame = template.content.firstElementChild.cloneNode(true);
    const [choose, remove] = frame.querySelectorAll("button");
    this.words = choose.textContent;
    this.name(choose);
    [choose, remove].forEach((button) => button.addEventListener("click", this));
    remove.disabled = choose.disabled = this.input.disabled || this.input.readOnly;
    this.input.hidden = true;
    this.append(frame);
    return frame;
  }

  /** What was said of the field is said of its button. */
  name(button) {
    const label = this.input.labels?.[0];
    const named = this.input.getAttribute("aria-labelledby") ?? (label && (label.id ||= `label-${crypto.randomUUID()}`));
    button.id ||= `choose-${crypto.randomUUID()}`;
    if (named) button.setAttribute("aria-labelledby", `${named} ${button.id}`);
    else if (this.input.ariaLabel) button.setAttribute("aria-description", this.input.ariaLabel);
    for (const said of ["aria-describedby", "aria-invalid"]) {
      if (this.input.hasAttribute(said)) button.setAttribute(said, this.input.getAttribute(said));
    }
    label?.addEventListener("click", () => button.focus());
  }

  async choose() {
    const id = await pick(this.kind, { types: this.getAttribute("types") ?? "", near: this.getAttribute("near") ?? "" });
    if (id) this.set(id);
    this.frame.querySelector("button").focus();
  }

  set(id) {
    this.input.value = id;
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("ov-choose", Choose);
