// What is said of a textarea, and of what stands for it.
const SAID = ["aria-describedby", "aria-invalid", "aria-required", "lang", "dir"];

export function says(area, inline) {
  const label = area.labels?.[0];
  const named = label ? { "aria-labelledby": (label.id ||= `label-${crypto.randomUUID()}`) } : { "aria-label": area.ariaLabel ?? area.name };
  const said = SAID.filter((name) => area.hasAttribute(name)).map((name) => [name, area.getAttribute(name)]);
  return { role: "textbox", "aria-multiline": String(!inline), ...named, ...Object.fromEntries(said) };
}

/** Hides the textarea and keeps saying of the view what is said of it, also when that changes. */
export function standFor(area, view, inline) {
  area.hidden = true;
  if (area.required) area.setAttribute("aria-required", "true");
  area.required = false; // nobody could be led to a hidden field
  const tell = () => !view.isDestroyed && view.setProps({ attributes: says(area, inline) });
  tell();
  new MutationObserver(tell).observe(area, { attributeFilter: SAID });
  area.labels?.[0]?.addEventListener("click", () => !view.isDestroyed && view.focus());
}
