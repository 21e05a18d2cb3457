import { Keeper } from "./keeper.js";

/* Once somebody has decided, what the browser kept of their side is not sent again. */
class OvConflict extends HTMLElement {
  connectedCallback() {
    const keeper = new Keeper(this.dataset.user, this.dataset.entry);
    this.addEventListener("submit", () => keeper.drop());
    this.querySelector("[data-give-up]").addEventListener("click", () => keeper.drop());
  }
}

customElements.define("ov-conflict", OvConflict);
