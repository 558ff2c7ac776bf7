/** The chosen action as the code of other clients. */
class CodePanel {
  #tabs = h("div", { class: "row", role: "group", "aria-label": "Kind of client" });
  #pre = h("pre", { tabindex: "0" }, h("code"));
  #samples = [];
  #example = "";
  #frame = "";
  #name = "Java";

  constructor() {
    this.element = h("section", { class: "panel", "aria-labelledby": "playground-code" },
      h("h2", { id: "playground-code" }, "The same in code"),
      this.#tabs,
      this.#pre,
      h("div", { class: "row" }, copyButton(() => this.#pre.textContent)));
  }

  /** @param example the text of the frame that is in the samples */
  use(action, example) {
    this.#samples = action.samples;
    this.#example = example;
    this.#frame = example;
    this.element.hidden = this.#samples.length === 0;
    this.#show();
  }

  /** Shows what was edited in place of the example; the Java code keeps the example's values. */
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
    const code = chosen?.code ?? "";
    const isFrame = chosen?.name !== "Java" && this.#example !== "";
    this.#pre.firstChild.textContent = isFrame ? code.replaceAll(this.#example, () => this.#frame) : code;
  }
}
