const MOST_ENTRIES = 300;
const MOST_SHOWN = 20_000;

/** The log of both directions, the newest entry first. */
class TrafficLog {
  #list = h("ol", { class: "traffic" });
  #quiet = h("input", { type: "checkbox", checked: true });
  #paused = h("input", { type: "checkbox" });

  constructor() {
    this.#quiet.addEventListener("change", () => this.#list.classList.toggle("no-heartbeat", this.#quiet.checked));
    this.#list.classList.add("no-heartbeat");
    this.element = h("section", { class: "panel log", "aria-labelledby": "playground-log" },
      h("h2", { id: "playground-log" }, "Log"),
      h("div", { class: "row" },
        h("label", { class: "check" }, this.#quiet, " Hide heartbeats"),
        h("label", { class: "check" }, this.#paused, " Pause"),
        h("button", { type: "button", class: "small", onclick: () => this.#list.replaceChildren() }, "Clear")),
      h("div", { class: "scroll", role: "log", "aria-live": "polite", "aria-label": "Frames", tabindex: "0" }, this.#list));
  }

  note(text) {
    this.#add(h("li", { class: "note" }, this.#time(), " ", text));
  }

  /**
   * Adds a frame.
   *
   * @param entry {direction, message, role, data, problems, facts}, the facts being short texts
   */
  frame(entry) {
    const isOut = entry.direction === "toServer";
    const isValid = entry.problems.length === 0;
    const isBeat = entry.role === "ping" || entry.role === "pong";
    const summary = h("summary", {},
      this.#time(), " ",
      h("span", { class: "badge " + (isOut ? "client" : "server") }, isOut ? "sent" : "received"), " ",
      h("code", {}, entry.message ?? "unknown"), " ",
      h("span", { class: "mark " + (isValid ? "valid" : "broken") }, isValid ? "✓ valid" : "✗ breaks the schema"),
      ...entry.facts.map((fact) => h("span", { class: "fact" }, fact)));
    const problems = isValid ? null : h("ul", { class: "problems" }, ...problemList(entry.problems));
    const preview = h("code", { class: "preview" }, preview160(entry.data));
    const body = h("pre", { tabindex: "0" });
    const details = h("details", {}, summary, body);
    // Most frames are never looked at, so their content is made when they are opened.
    details.addEventListener("toggle", () => { body.textContent = pretty(entry.data); });
    this.#add(h("li", { class: (isOut ? "out" : "in") + (isBeat ? " beat" : "") }, details, problems, preview));
  }

  #time() {
    return h("time", {}, new Date().toTimeString().slice(0, 8));
  }

  #add(line) {
    if (!this.#paused.checked) {
      this.#list.prepend(line);
      while (this.#list.children.length > MOST_ENTRIES) {
        this.#list.lastElementChild.remove();
      }
    }
  }
}

function preview160(data) {
  const text = typeof data === "string" ? data : data.length + " bytes: " + hexLines(data.slice(0, 16));
  return text.length > 160 ? text.slice(0, 160) + "…" : text;
}

function pretty(data) {
  if (typeof data !== "string") {
    return hexLines(data);
  }
  const { json, error } = parsed(data);
  const text = error ? data : JSON.stringify(json, null, 2);
  return text.length > MOST_SHOWN ? text.slice(0, MOST_SHOWN) + "\n… " + text.length + " characters in all" : text;
}
