/* What stopped the form from being saved, at its place. */
export function showFaults(editor, faults) {
  clearFaults(editor);
  for (const [path, message] of Object.entries(faults ?? {})) {
    const control = document.getElementById(path);
    if (!control) continue;
    const note = document.createElement("span");
    note.className = "fault";
    note.dataset.live = "";
    note.id = `${path}-fault-now`;
    note.setAttribute("role", "alert");
    note.textContent = message;
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-errormessage", note.id);
    (control.closest(".field") ?? control).append(note);
  }
  editor.dispatchEvent(new CustomEvent("faults"));
}

export function clearFaults(editor) {
  const notes = editor.querySelectorAll(".fault[data-live]");
  if (notes.length === 0) return;
  for (const note of notes) {
    const control = editor.querySelector(`[aria-errormessage="${note.id}"]`);
    control?.removeAttribute("aria-invalid");
    control?.removeAttribute("aria-errormessage");
    note.remove();
  }
  editor.dispatchEvent(new CustomEvent("faults"));
}

/* What concerns the whole form, with something that can be done about it. */
export function showTrouble(editor, text, action, act) {
  const box = editor.querySelector("[data-trouble]");
  box.hidden = !text;
  box.setAttribute("role", "alert");
  box.textContent = text;
  if (!action) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = action;
  button.addEventListener("click", act);
  box.append(" ", button);
}
