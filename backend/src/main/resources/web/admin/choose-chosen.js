// What ids stand for. All fields of a screen that ask in one turn are answered by one request for each kind.
const MOST = 100;
const waiting = new Map();

/** @returns {Promise<{frame: HTMLTemplateElement, dialog: HTMLTemplateElement, what: Element|null}>} */
export function chosen(kind, id) {
  if (!waiting.has(kind)) {
    waiting.set(kind, []);
    queueMicrotask(() => ask(kind));
  }
  return new Promise((resolve, reject) => waiting.get(kind).push({ id, resolve, reject }));
}

async function ask(kind) {
  const all = waiting.get(kind);
  waiting.delete(kind);
  for (let from = 0; from < all.length; from += MOST) await answer(kind, all.slice(from, from + MOST));
}

async function answer(kind, asking) {
  try {
    const ids = [...new Set(asking.map((one) => one.id))].filter((id) => /^\d{1,18}$/.test(id));
    const response = await fetch(`/admin/choose/${kind}/chosen?${new URLSearchParams(ids.map((id) => ["id", id]))}`);
    if (!response.ok) throw new Error(response.statusText);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const part = (name) => page.querySelector(`[data-part="${name}"]`);
    for (const { id, resolve } of asking) {
      const what = id && page.querySelector(`[data-id="${CSS.escape(id)}"]`);
      resolve({ frame: part("frame"), dialog: part("dialog"), what: what ? document.importNode(what, true) : null });
    }
  } catch (failed) {
    asking.forEach(({ reject }) => reject(failed));
  }
}
