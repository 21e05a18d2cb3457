import { announce, say } from "./words.js";

/* Changes of what stands where, newest last; what is written in a field is undone by the browser itself. */
const done = [];
const taken = [];
const MOST = 200;

/* A change is an element with where it stood and where it stands: [parent, next sibling], or null for nowhere. */
export function perform(change) {
  apply(change.element, change.to);
  done.push(change);
  if (done.length > MOST) done.shift();
  taken.length = 0;
}

export const spot = (element) => (element.parentNode ? [element.parentNode, element.nextElementSibling] : null);

export const undo = () => step(done, taken, "from");
export const redo = () => step(taken, done, "to");

function step(source, target, side) {
  const change = source.pop();
  if (!change) return;
  const list = (change.from ?? change.to)[0];
  apply(change.element, change[side]);
  target.push(change);
  list.dispatchEvent(new Event("input", { bubbles: true }));
  list.closest("ov-editor").dispatchEvent(new CustomEvent("structure"));
  announce(say("undone", list.children.length));
}

function apply(element, to) {
  if (!to) return element.remove();
  const [parent, next] = to;
  const before = next?.parentNode === parent ? next : null;
  const focused = document.activeElement;
  if (parent.moveBefore && element.isConnected) parent.moveBefore(element, before);
  else parent.insertBefore(element, before);
  if (element.contains(focused)) focused.focus();
}
