const PLACES = ".element, .field[data-kind], ov-blocks";

/* A way to say something about each field and each block, and how much is said there already. Links, because they also work in a
   form that may only be looked at. */
export class Marks {
  constructor(panel) {
    this.panel = panel;
    this.blank = panel.querySelector("template").content.firstElementChild;
    this.editor = document.querySelector("ov-editor");
    this.editor?.addEventListener("structure", () => this.later());
  }

  later() {
    this.waiting ??= requestIdleCallback(() => {
      this.waiting = null;
      this.show();
    });
  }

  show() {
    const counts = new Map([...this.panel.querySelectorAll("[data-topic]")].map((topic) => [topic.dataset.topic, topic.dataset.count]));
    for (const place of this.editor?.querySelectorAll(PLACES) ?? []) {
      const mark = place.commentMark?.isConnected ? place.commentMark : this.add(place);
      if (mark) this.count(mark, counts.get(mark.dataset.comment) ?? "");
    }
  }

  add(place) {
    const spot = spotIn(place);
    if (!spot) return null;
    const mark = this.blank.cloneNode(true);
    mark.dataset.comment = spot.path;
    mark.dataset.of = spot.label;
    spot.put(mark);
    place.commentMark = mark;
    return mark;
  }

  count(mark, count) {
    if (mark.dataset.shown === count) return;
    mark.dataset.shown = count;
    const words = count ? this.panel.dataset.openOn : this.panel.dataset.commentOn;
    const said = words.replace("%1", mark.dataset.of).replace("%2", count);
    mark.setAttribute("aria-label", said);
    mark.title = said;
    mark.querySelector("span").textContent = count;
  }
}

function spotIn(place) {
  if (place.matches(".element")) {
    const bar = place.querySelector(":scope > .element-bar");
    return { path: place.id, label: place.getAttribute("aria-label"), put: (mark) => bar.querySelector('[data-do="more"]').before(mark) };
  }
  if (place.matches("ov-blocks")) {
    const head = place.querySelector(":scope > .elements-head");
    return { path: place.dataset.list, label: place.dataset.label, put: (mark) => head.firstElementChild.after(mark) };
  }
  const label = place.querySelector(":scope > label");
  const control = place.querySelector("[name]");
  if (!label || !control || label.matches(".hidden")) return null;
  const name = label.cloneNode(true);
  name.querySelectorAll(".needed").forEach((word) => word.remove());
  return { path: control.name, label: name.textContent.trim(), put: (mark) => place.append(mark) };
}
