import { order, pairs, units } from "./form.js";

/*
 * Puts what is saved into the form, wherever nobody has typed since `sent` was read from it. False when a place had to be
 * left as it is: then what the author began with must not be called newer than it is.
 */
export async function refresh(editor, sent) {
  const answer = await fetch(editor.dataset.address, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return null;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("editor-form");
  const state = { form: editor.form, fresh, sent: units(sent), next: units(pairs(fresh)), complete: true };
  for (const list of fresh.querySelectorAll("ov-blocks")) {
    if (!list.dataset.list.includes("/")) elements(state, list.dataset.list, sent);
  }
  fields(state);
  return { complete: state.complete, version: fresh.elements["@version"].value };
}

function elements(state, list, sent) {
  const here = state.form.querySelector(`ov-blocks[data-list="${list}"] > .element-list`);
  const now = pairs(state.form);
  const wanted = order(pairs(state.fresh), list);
  const is = order(now, list);
  if (String(wanted) === String(is)) return;
  if (String(is) !== String(order(sent, list))) {
    state.complete = false;
    return;
  }
  const changed = units(now);
  for (const id of is) {
    const unit = `${list}/${id}`;
    if (wanted.includes(id)) continue;
    if (changed.get(unit) === state.sent.get(unit)) document.getElementById(unit).remove();
    else state.complete = false;
  }
  wanted.forEach((id, index) => {
    const element = document.getElementById(`${list}/${id}`) ?? adopt(state.fresh, `${list}/${id}`);
    if (here.children[index] !== element) here.insertBefore(element, here.children[index] ?? null);
  });
}

function adopt(fresh, id) {
  return document.importNode(fresh.querySelector(`[id="${id}"]`), true);
}

function fields(state) {
  const now = units(pairs(state.form));
  for (const unit of new Set([...now.keys(), ...state.next.keys()])) {
    if (now.get(unit) === state.next.get(unit)) continue;
    const place = container(state.form, unit);
    const other = container(state.fresh, unit);
    const isList = place?.matches("ov-blocks") && !unit.includes("/");
    if (isList || !place || !other) continue;
    const untouched = now.get(unit) === state.sent.get(unit);
    if (untouched && !place.contains(document.activeElement)) place.replaceWith(document.importNode(other, true));
    else state.complete = false;
  }
}

function container(form, unit) {
  if (unit.includes("/")) return form.querySelector(`[id="${unit}"]`);
  const control = form.querySelector(`[name="${unit}"], [name^="${unit}/"]`);
  return control?.closest("fieldset.bare > *");
}
