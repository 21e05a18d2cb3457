/** Puts a slider to each number of a form, and shows what the form would as one slides. */
class Timeline extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    for (const number of this.form.querySelectorAll("input[type=number]")) {
      if (number.min === number.max) continue;
      const slider = number.cloneNode();
      slider.type = "range";
      slider.removeAttribute("name");
      slider.id = `${number.id}-slider`;
      slider.setAttribute("aria-label", number.labels[0].textContent);
      number.after(slider);
      slider.addEventListener("input", () => {
        number.value = slider.value;
        this.wait();
      });
      number.addEventListener("input", () => {
        slider.value = number.value;
        this.wait();
      });
    }
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), 150);
  }

  async show() {
    if (!this.form.checkValidity()) return;
    const address = `${this.form.action}?${new URLSearchParams(new FormData(this.form))}`;
    this.asked = address;
    const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok || this.asked !== address) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("#compared").replaceChildren(...page.querySelector("#compared").childNodes);
    document.querySelector("h1").textContent = page.querySelector("h1").textContent;
    history.replaceState(null, "", address);
  }
}
customElements.define("ov-timeline", Timeline);
