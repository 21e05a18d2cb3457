/** Says that something is on its way after a form was sent, and lets it be sent once. */
class Busy extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => {
      const form = event.target;
      if (this.busy) {
        event.preventDefault();
        return;
      }
      this.busy = true;
      form.setAttribute("aria-busy", "true");
      const said = document.createElement("p");
      said.setAttribute("role", "status");
      const bar = document.createElement("progress");
      bar.setAttribute("aria-label", this.dataset.word);
      said.append(this.dataset.word, bar);
      this.append(said);
    });
    addEventListener("pageshow", () => (this.busy = false));
  }
}
customElements.define("ov-busy", Busy);
