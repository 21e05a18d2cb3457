/** Many rows: all of them by one box, and how many are chosen; what acts on them waits until some are. */
class Select extends HTMLElement {
  connectedCallback() {
    this.all = this.querySelector("[data-all]");
    this.said = this.querySelector(".chosen");
    this.every = this.querySelector("input[name=all]");
    this.addEventListener("change", (event) => {
      if (event.target === this.all) for (const box of this.boxes()) box.checked = this.all.checked;
      this.tell();
    });
    this.tell();
  }

  boxes() {
    return [...this.querySelectorAll("tbody input[name=page]")];
  }

  tell() {
    const boxes = this.boxes();
    const chosen = boxes.filter((box) => box.checked).length;
    this.all.checked = chosen > 0 && chosen === boxes.length;
    this.all.indeterminate = chosen > 0 && chosen < boxes.length;
    const some = chosen > 0 || this.every?.checked;
    if (!this.every?.checked) {
      this.said.textContent = chosen ? this.said.dataset.some.replace("%", chosen) : this.said.dataset.none;
    }
    for (const button of this.querySelectorAll("#bulk button")) button.disabled = !some;
  }
}
customElements.define("ov-select", Select);
