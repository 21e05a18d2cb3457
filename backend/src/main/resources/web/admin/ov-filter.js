/** Asks as one types: what the form's address shows is put in place of what is shown, and the address said. */
class Filter extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), 200);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      this.ask();
    });
  }

  address() {
    const values = new URLSearchParams(new FormData(this.form));
    for (const [name, value] of [...values]) if (!value) values.delete(name);
    return `${this.form.getAttribute("action")}?${values}`;
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const address = this.address();
    try {
      const answer = await fetch(address, { signal: this.asking.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.querySelector(this.dataset.target);
      if (!answer.ok || !found) {
        location.assign(address);
        return;
      }
      this.show(found);
      history.replaceState(null, "", address);
    } catch (gone) {
      if (gone.name !== "AbortError") location.assign(address);
    }
  }

  /** The line that says how many there are stays, so that it is read out. */
  show(found) {
    const shown = document.querySelector(this.dataset.target);
    const said = shown.querySelector("[role=status]");
    const news = found.querySelector("[role=status]");
    said.textContent = news.textContent;
    news.remove();
    shown.replaceChildren(said, ...found.childNodes);
  }
}
customElements.define("ov-filter", Filter);
