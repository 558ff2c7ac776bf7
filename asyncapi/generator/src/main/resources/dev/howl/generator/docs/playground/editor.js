/** The choice of what to send, and the editor of it. */
class Editor {
  #channel;
  #roles;
  #action;
  #id = null;
  #listener;
  #choice = h("select", { onchange: () => this.#choose() });
  #example = h("select", { onchange: () => this.#load() });
  #text = h("textarea", { rows: "12", spellcheck: "false", autocomplete: "off", oninput: () => this.#check() });
  #status = h("p", { class: "verdict", role: "status" });
  #problems = h("ul", { class: "problems", id: "playground-problems" });
  #about = h("p", { class: "hint" });
  #send = h("button", { type: "button", class: "primary", onclick: () => this.#submit() }, "Send");
  #raw = h("input", { type: "checkbox", onchange: () => this.#check() });

  /** @param listener `chosen(action)`, `edited(text)`, and `send(data, action)` */
  constructor(listener) {
    this.#listener = listener;
    this.#text.setAttribute("aria-describedby", "playground-problems");
    this.element = h("section", { class: "panel", "aria-labelledby": "playground-send" },
      h("h2", { id: "playground-send" }, "Send"),
      h("div", { class: "fields" }, field("Operation", this.#choice), field("Start from", this.#example)),
      this.#about,
      field("Message", this.#text),
      this.#status,
      this.#problems,
      h("div", { class: "row" }, this.#send,
        h("button", { type: "button", onclick: () => this.#format() }, "Format"),
        h("label", { class: "check" }, this.#raw, " Send even if invalid")));
  }

  use(channel, roles) {
    this.#channel = channel;
    this.#roles = roles;
    this.#id = null;
    const label = ({ operation, message }) => (operation === message ? operation : operation + " · " + message);
    this.#choice.replaceChildren(...options(channel.actions.map((action, i) => [String(i), label(action)])));
    const asked = location.hash.slice(1);
    const first = channel.actions.findIndex(({ message }) => !channel.messages[message]?.role);
    const wanted = channel.actions.findIndex(({ anchor }) => anchor === asked);
    this.#choice.selectedIndex = wanted >= 0 ? wanted : Math.max(first, 0);
    this.#choose();
  }

  /** Puts the id of the connection in place of that of the example, as every message repeats it. */
  connected(id) {
    const { json } = parsed(this.#text.value);
    if (id !== null && this.#id !== id && json !== undefined && valueAt(json, this.#roles.idPointer) !== undefined) {
      setAt(json, this.#roles.idPointer, id);
      this.#text.value = JSON.stringify(json, null, 2);
    }
    this.#id = id;
    this.#check();
  }

  get #kind() {
    const is = (kind) => (this.#channel.bundle[kind] ?? []).includes(this.#action.message);
    return is("binary") ? "binary" : is("text") ? "text" : "json";
  }

  #choose() {
    this.#action = this.#channel.actions[this.#choice.selectedIndex];
    this.element.classList.toggle("empty", !this.#action);
    if (!this.#action) {
      this.#status.textContent = "Clients send nothing on this channel.";
      this.#send.disabled = true;
      return;
    }
    const examples = this.#channel.messages[this.#action.message]?.examples ?? [];
    const names = examples.map(({ name, summary }, i) => [String(i), [name ?? "example " + (i + 1), summary].filter(Boolean)
      .join(": ").replace(/[`*]/gu, "")]);
    this.#example.replaceChildren(...options(names.length > 0 ? names : [["0", this.#origin]]));
    this.#about.textContent = (this.#action.planned ? "Planned: a server may refuse it for now. " : "")
      + (this.#action.summary ?? "");
    this.#listener.chosen(this.#action);
    this.#load();
  }

  /** Returns where a value comes from if the document has no example. */
  get #origin() {
    return this.#channel.messages[this.#action.message]?.generated === undefined
      ? "nothing: the document has no example" : "a value generated from the schema";
  }

  #load() {
    const message = this.#channel.messages[this.#action.message];
    const start = message?.examples[this.#example.selectedIndex]?.payload ?? message?.generated;
    const value = start === undefined ? this.#kind === "json" ? {} : "" : structuredClone(start);
    const isPlain = this.#kind !== "json" && typeof value === "string";
    this.#text.value = isPlain && this.#kind === "binary" && bytesOf(value) === null
      ? [...new TextEncoder().encode(value)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ")
      : isPlain ? value : JSON.stringify(value, null, 2);
    this.#text.rows = Math.min(20, Math.max(5, this.#text.value.split("\n").length + 1));
    const id = this.#id;
    this.#id = null;
    this.connected(id);
  }

  /** Returns what the text is as a frame: {data, problems}. */
  #frame() {
    const text = this.#text.value;
    const { bundle } = this.#channel;
    const schema = schemaOf(bundle, "toServer", this.#action.message);
    if (this.#kind === "binary") {
      const data = bytesOf(text);
      return data ? { data, problems: [] } : { data: text, problems: [{ pointer: "", words: "must be hexadecimal digits, two for each byte" }] };
    }
    if (this.#kind === "text") {
      return { data: text, problems: problemsOf(bundle, schema, text) };
    }
    const { json, error } = parsed(text);
    return error
      ? { data: text, problems: [{ pointer: "", words: error }] }
      : { data: JSON.stringify(json), json, problems: problemsOf(bundle, schema, json) };
  }

  #check() {
    if (!this.#action) {
      return;
    }
    const { data, problems } = this.#frame();
    const isValid = problems.length === 0;
    this.#text.setAttribute("aria-invalid", String(!isValid));
    this.#status.className = "verdict " + (isValid ? "valid" : "broken");
    this.#status.textContent = isValid ? "✓ Valid " + this.#action.message
      : "✗ " + problems.length + (problems.length === 1 ? " problem" : " problems");
    this.#problems.replaceChildren(...problemList(problems));
    this.#send.disabled = !(this.#listener.isReady() && (isValid || this.#raw.checked));
    this.#send.title = this.#listener.isReady() ? "" : "Connect first";
    if (isValid && typeof data === "string") {
      this.#listener.edited(data);
    }
  }

  #format() {
    const { json } = this.#action && this.#kind === "json" ? parsed(this.#text.value) : {};
    if (json !== undefined) {
      this.#text.value = JSON.stringify(json, null, 2);
      this.#check();
    }
  }

  /** Sends as it is written what is no JSON, so that the answer to it can be seen. */
  #submit() {
    const { data } = this.#frame();
    this.#listener.send(data, this.#action);
  }
}
