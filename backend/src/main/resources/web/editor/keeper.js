/* What is not saved yet, kept in this browser for this person until the server has it. */
export class Keeper {
  constructor(user, entry) {
    this.key = `ov-unsaved:${user}:${entry}`;
  }

  keep(unsaved) {
    try {
      localStorage.setItem(this.key, JSON.stringify(unsaved));
      return true;
    } catch {
      return false; // full, or forbidden: it stands on the screen still
    }
  }

  find() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  drop() {
    localStorage.removeItem(this.key);
  }
}
