import { pairs } from "./form.js";

const BEAT = 15000;

/* Says that this window is open, hears who else has the entry open, and shows what they saved. */
export function watch(editor) {
  const beat = async () => {
    const body = new URLSearchParams({ window: editor.window });
    try {
      const answer = await fetch(`${editor.dataset.address}/presence`, { method: "POST", body });
      if (!answer.ok || answer.redirected) return;
      const heard = await answer.json();
      editor.querySelector("[data-others]").textContent = heard.said;
      const idle = editor.keeper && !editor.dirty && !editor.sending;
      if (idle && heard.version !== editor.version) await editor.putIn(pairs(editor.form));
    } catch {
      // nobody answers: the next beat asks again
    }
  };
  beat();
  setInterval(beat, BEAT);
  addEventListener("focus", beat);
  addEventListener("pagehide", () =>
    navigator.sendBeacon(`${editor.dataset.address}/presence/end`, new URLSearchParams({ window: editor.window })),
  );
}
