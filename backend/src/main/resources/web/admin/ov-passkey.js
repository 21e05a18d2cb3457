/**
 * Signs in with a passkey, or adds one: asks the server what to ask the browser, and tells it what the browser said. Shown only
 * where the browser knows of passkeys. Without `to` it adds one, with the name in its own form, and loads the screen again.
 */
class Passkey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
    this.hidden = false;
    this.button = this.querySelector("button");
    this.fault = this.querySelector("[role=alert]");
    this.button.addEventListener("click", () => this.run());
  }

  async run() {
    this.fault.textContent = "";
    this.button.disabled = true;
    try {
      const options = await this.post(this.getAttribute("options"), {});
      const credential = await (this.hasAttribute("to") ? this.get(options) : this.create(options));
      const answer = await this.post(this.getAttribute("options").replace(/\/options$/, ""), {
        challenge: options.challenge,
        credential: credential.toJSON(),
        name: this.querySelector("input")?.value,
        to: this.getAttribute("to"),
      });
      location.assign(answer.to);
    } catch (error) {
      this.fault.textContent = error.detail ?? this.getAttribute("failed");
      this.button.disabled = false;
    }
  }

  get(options) {
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  }

  create(options) {
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  }

  async post(path, body) {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
    });
    const said = await answer.json();
    if (!answer.ok) throw said;
    return said;
  }
}
customElements.define("ov-passkey", Passkey);
