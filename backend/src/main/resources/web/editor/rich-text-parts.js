// The toolbar and the dialogs come from the server, in the language of whoever looks; once for all texts of a screen.
let coming = null;

async function load() {
  const response = await fetch("/admin/choose/rich-text");
  if (!response.ok) throw new Error(response.statusText);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** @returns {Promise<Element>} a copy of the part's own */
export async function partOf(name) {
  coming ??= load().catch((failed) => {
    coming = null;
    throw failed;
  });
  const template = (await coming).querySelector(`[data-part="${name}"]`);
  return document.importNode(template.content.firstElementChild, true);
}
