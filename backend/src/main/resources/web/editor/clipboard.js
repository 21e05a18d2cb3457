/* Blocks on their way to another place or page: {type, values} in order. They stay inside this admin's browser storage, and go to the system's clipboard where that is allowed. */
const KEY = "ov-blocks";
const MARK = "openvault/blocks";

export function put(blocks) {
  const text = JSON.stringify({ [MARK]: blocks });
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // too much for it: the system's clipboard has it
  }
  navigator.clipboard?.writeText(text).catch(() => {});
}

export const take = () => parse(localStorage.getItem(KEY));

export function parse(text) {
  try {
    return JSON.parse(text)?.[MARK] ?? [];
  } catch {
    return [];
  }
}
