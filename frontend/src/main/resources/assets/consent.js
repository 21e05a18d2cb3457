// Visits are counted only by those who agree; nothing of the counting script is loaded before. The answer stays in this browser.
const dialog = document.getElementById("consent");
const again = document.getElementById("consent-again");
const read = () => {
  try {
    return localStorage.getItem("counted");
  } catch {
    return "no";
  }
};
const load = () => {
  const script = document.createElement("script");
  script.src = dialog.dataset.script;
  script.async = true;
  document.head.append(script);
};
const answer = (value) => {
  try {
    localStorage.setItem("counted", value);
  } catch {
    // A browser that stores nothing is not counted.
  }
  dialog.hidden = true;
  again.hidden = false;
  if (value === "yes") load();
};

const before = read();
if (before === "yes") load();
dialog.hidden = before !== null;
again.hidden = before === null;
for (const button of dialog.querySelectorAll("button")) {
  button.addEventListener("click", () => answer(button.value));
}
again.addEventListener("click", () => {
  dialog.hidden = false;
  dialog.querySelector("button").focus();
});
