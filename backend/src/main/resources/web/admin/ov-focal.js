// The point of a picture that is never cut away: by click, by arrow keys, or by the two numbers below.
class Focal extends HTMLElement {
  connectedCallback() {
    const image = this.querySelector("img");
    const form = this.closest("form");
    this.inputs = [form.elements.focal_x, form.elements.focal_y];
    this.button = Object.assign(document.createElement("button"), { type: "button", className: "focal", ariaLabel: this.dataset.label });
    this.mark = Object.assign(document.createElement("span"), { className: "focal-mark" });
    this.button.append(image, this.mark);
    this.replaceChildren(this.button);
    this.button.addEventListener("click", (event) => event.detail && this.point(event));
    this.button.addEventListener("keydown", (event) => this.move(event));
    this.inputs.forEach((input) => input.addEventListener("input", () => this.show()));
    this.show();
  }

  get place() {
    return this.inputs.map((input) => (input.value === "" ? 50 : Number(input.value)));
  }

  point(event) {
    const box = this.button.querySelector("img").getBoundingClientRect();
    this.set((100 * (event.clientX - box.left)) / box.width, (100 * (event.clientY - box.top)) / box.height);
  }

  move(event) {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
    if (dx === undefined) return;
    event.preventDefault();
    const step = event.shiftKey ? 10 : 1;
    const [x, y] = this.place;
    this.set(x + dx * step, y + dy * step);
  }

  set(x, y) {
    [x, y].forEach((part, index) => (this.inputs[index].value = Math.round(Math.min(100, Math.max(0, part)))));
    this.inputs[0].dispatchEvent(new Event("input", { bubbles: true }));
  }

  show() {
    const [x, y] = this.place;
    this.mark.style.left = `${x}%`;
    this.mark.style.top = `${y}%`;
    this.button.ariaDescription = `${x} % × ${y} %`;
  }
}

customElements.define("ov-focal", Focal);
