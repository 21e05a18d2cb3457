// The buttons above a text: one stop of the Tab key, arrow keys between them, each saying whether it is on.
export class Toolbar {
  constructor(element, commands, view) {
    Object.assign(this, { element, commands, view });
    element.querySelectorAll("[data-do]").forEach((button) => commands[button.dataset.do] || button.remove());
    element.querySelectorAll(".rt-group:not(:has(button))").forEach((group) => group.remove());
    this.buttons = [...element.querySelectorAll("button")];
    this.buttons.forEach((button, index) => (button.tabIndex = index ? -1 : 0));
    element.addEventListener("mousedown", (event) => event.preventDefault());
    element.addEventListener("click", (event) => this.press(event.target.closest("button")));
    element.addEventListener("keydown", (event) => this.move(event));
  }

  press(button) {
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    this.commands[button.dataset.do].run(this.view.state, this.view.dispatch, this.view);
    this.stopAt(button);
    if (!this.view.dom.ownerDocument.querySelector("dialog:modal")) this.view.focus();
  }

  move(event) {
    const now = this.buttons.indexOf(document.activeElement);
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape") this.view.focus();
    if (to === undefined) return;
    event.preventDefault();
    this.focus(this.buttons.at(to % this.buttons.length));
  }

  focus(button = this.buttons.find((one) => one.tabIndex === 0)) {
    this.stopAt(button);
    button.focus();
    return true;
  }

  stopAt(button) {
    this.buttons.forEach((one) => (one.tabIndex = one === button ? 0 : -1));
  }

  show(state) {
    for (const button of this.buttons) {
      const { run, isOn } = this.commands[button.dataset.do];
      const on = isOn?.(state);
      if (isOn) button.setAttribute("aria-pressed", String(on));
      button.setAttribute("aria-disabled", String(!on && !run(state)));
    }
  }
}
