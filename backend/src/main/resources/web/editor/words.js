/* The screen's words in its language, with what is to be filled in: say("moved", "Heading", 3, 10). */
export function say(key, ...parts) {
  const text = document.getElementById("editor-words")?.dataset[key] ?? key;
  return text.replace(/%(\d)/g, (_, number) => parts[number - 1] ?? "");
}

/* For those who do not see what happened. */
export function announce(text) {
  const region = document.querySelector("[data-announce]");
  if (region) region.textContent = text;
}
