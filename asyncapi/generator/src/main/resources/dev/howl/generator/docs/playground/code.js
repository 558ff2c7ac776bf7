/** The chosen action as the code of other clients. */
class CodePanel {
  #tabs = h("div", { class: "row", role: "group", "aria-label": "Kind of client" });
  #pre = h("pre", { tabindex: "0" }, h("code"));
  #samples = [];
  #types = {};
  #frame = "";
  #name = "Java";

  constructor() {
    this.element = h("section", { class: "panel", "aria-labelledby": "playground-code" },
      h("h2", { id: "playground-code" }, "The same in code"),
      this.#tabs,
      this.#pre,
      h("div", { class: "row" }, copyButton(() => this.#pre.textContent)));
  }

  /** @param types the generated types of the channel, as its data has them */
  use(action, types) {
    this.#samples = action.samples;
    this.#types = types;
    this.#frame = "";
    this.element.hidden = this.#samples.length === 0;
    this.#show();
  }

  /** Shows the code that sends another frame. */
  edited(frame) {
    this.#frame = frame;
    this.#show();
  }

  #show() {
    const chosen = this.#samples.find(({ name }) => name === this.#name) ?? this.#samples[0];
    this.#tabs.replaceChildren(...this.#samples.map(({ name }) => h("button", {
      type: "button", class: "small", "aria-pressed": String(name === chosen?.name),
      onclick: () => { this.#name = name; this.#show(); },
    }, name)));
    this.#pre.firstChild.textContent = chosen ? sampleCode(chosen, this.#types, this.#frame) : "";
  }
}

/** Returns a sample with a frame in the place of its own. */
function sampleCode({ name, before, after, java }, types, frame) {
  if (java) return javaCode(java, types, java.text ? frame : parsed(frame).json);
  if (after === undefined) return before;
  const isText = name === "JavaScript" && !before.endsWith("JSON.stringify(");
  return before + (isText ? JSON.stringify(frame) : frame) + after;
}
