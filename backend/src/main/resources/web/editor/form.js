/* A form as the server reads it: [[name, value], …] in the order of the screen. */
export function pairs(form) {
  return [...new FormData(form)].map(([name, value]) => [name, String(value).replaceAll("\r\n", "\n")]);
}

const ELEMENT = /^([^/]+\/[0-9a-f-]{36})\//;

/* What is merged and put in as one: a block or an item of the whole page's lists, or a field. */
export function units(all) {
  const found = new Map();
  for (const [name, value] of all) {
    if (name.startsWith("@")) continue;
    const unit = ELEMENT.exec(name)?.[1] ?? name.split("/")[0];
    found.set(unit, (found.get(unit) ?? "") + JSON.stringify([name, value]));
  }
  return found;
}

export const order = (all, list) => all.filter(([name]) => name === list).map(([, mark]) => mark.split(" ")[0]);
