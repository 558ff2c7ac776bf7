const DATA = window.howlPlayground;

/** Requests that wait for their answer, by reference or in their order. */
class Requests {
  #waiting = [];

  sent(action, ref) {
    if (action && action.replies.length > 0) {
      this.#waiting.push({ replies: action.replies, ref, at: performance.now() });
      this.#waiting = this.#waiting.slice(-100);
    }
  }

  /** Returns the time that the answer took in milliseconds, null if the message is no answer. */
  answered(message, role, ref) {
    const isAnswer = (request) => (request.ref === undefined || ref === undefined ? role !== "error" : request.ref === ref)
      && (role === "error" || request.replies.includes(message));
    const at = this.#waiting.findIndex(isAnswer);
    return at < 0 ? null : performance.now() - this.#waiting.splice(at, 1)[0].at;
  }
}

class Playground {
  #channel;
  #roles;
  #requests = new Requests();
  #lastRef = 0;
  #log = new TrafficLog();
  #code = new CodePanel();
  #state = h("p", { class: "state", role: "status" });
  #refusal = h("p", { class: "refusal", role: "alert", hidden: true });
  #buttons = {};

  constructor(place) {
    this.#editor = new Editor({
      chosen: (action) => this.#code.use(action, this.#channel.javaTypes),
      edited: (text) => this.#code.edited(text),
      isReady: () => Boolean(this.#connection?.isReady),
      send: (data, action) => this.#send(data, action),
    });
    const form = addressForm(DATA, (channel) => this.#use(channel));
    this.#connection = new Connection(form, {
      state: (name, text) => this.#show(name, text),
      sent: (data, message, ref) => this.#sent(data, message, ref),
      received: (data) => this.#received(data),
      note: (text) => this.#log.note(text),
      refused: (why) => this.#refused(why),
      ready: () => this.#ready(),
    });
    this.#topics = new Subscriptions(this.#connection, this.#log);
    this.#use(this.#channel);
    place.replaceChildren(h("div", { class: "playground" },
      h("div", { class: "controls" }, this.#connectionPanel(form), this.#topics.element, this.#editor.element),
      this.#log.element, this.#code.element));
  }

  #editor;
  #connection;
  #topics;

  #connectionPanel(form) {
    const button = (name, text, run, css = "") => {
      this.#buttons[name] = h("button", { type: "button", class: css, onclick: run }, text);
      return this.#buttons[name];
    };
    const panel = h("section", { class: "panel", "aria-labelledby": "playground-connection" },
      h("h2", { id: "playground-connection" }, "Connection"),
      form.element,
      h("div", { class: "row" },
        button("connect", "Connect", () => this.#connection.open(), "primary"),
        button("now", "Try now", () => this.#connection.open(), "primary"),
        button("cut", "Cut the connection", () => this.#connection.cut()),
        button("disconnect", "Disconnect", () => this.#connection.close())),
      this.#state, this.#refusal);
    this.#show("closed", "Not connected");
    return panel;
  }

  #use(channel) {
    this.#channel = channel;
    this.#roles = rolesOf(channel);
    if (this.#topics) {
      this.#connection.use(channel, this.#roles);
      this.#topics.use(channel);
      this.#editor.use(channel, this.#roles);
    }
  }

  #show(name, text) {
    this.#state.textContent = text;
    this.#state.className = "state " + name;
    const shown = { connect: name === "closed", now: name === "waiting", cut: name === "open", disconnect: name !== "closed" };
    Object.entries(shown).forEach(([button, isShown]) => {
      if (this.#buttons[button]) {
        this.#buttons[button].hidden = !isShown;
      }
    });
    if (name === "open") {
      this.#refusal.hidden = true;
    }
    this.#topics?.refresh();
    this.#editor.connected(this.#connection?.id ?? null);
  }

  #refused(why) {
    this.#refusal.textContent = why;
    this.#refusal.hidden = false;
    this.#log.note(why);
  }

  #ready() {
    this.#editor.connected(this.#connection.id);
    this.#topics.ready();
  }

  /** Sends a message of the user, with a reference of its own where the document has one. */
  #send(data, action) {
    const correlation = this.#channel.messages[action.message]?.correlation;
    const { json } = typeof data === "string" ? parsed(data) : {};
    let ref;
    let frame = data;
    if (correlation && isObject(json) && this.#roles.has(action.message, correlation)) {
      ref = valueAt(json, correlation);
      if (ref === undefined && setAt(json, correlation, "p-" + ++this.#lastRef)) {
        ref = "p-" + this.#lastRef;
        frame = JSON.stringify(json);
      }
    }
    this.#requests.sent(action, ref);
    this.#connection.send(frame, action.message, ref);
  }

  #sent(data, message, ref) {
    const found = recognised(this.#channel.bundle, "toServer", data);
    const role = this.#roles.roleOf(message);
    if (role && ref !== undefined) {
      this.#requests.sent(this.#channel.actions.find((action) => action.message === message), ref);
    }
    this.#log.frame({ direction: "toServer", message: found.message ?? message, role, data: this.#masked(data),
      problems: found.problems, facts: [] });
  }

  /** A token does not appear in the log, which readers show to others. */
  #masked(data) {
    const { json } = typeof data === "string" ? parsed(data) : {};
    const payload = this.#roles.payloadOf(json);
    if (!isObject(payload) || typeof payload.token !== "string") {
      return data;
    }
    payload.token = "•••";
    return JSON.stringify(json);
  }

  #received(data) {
    const found = recognised(this.#channel.bundle, "toClient", data);
    const role = this.#roles.roleOf(found.message);
    const payload = this.#roles.payloadOf(found.json);
    const correlation = this.#channel.messages[found.message]?.correlation;
    const ref = correlation && isObject(found.json) ? valueAt(found.json, correlation) : undefined;
    const position = isObject(found.json?.position) && this.#channel.topics.length > 0 ? found.json.position : null;
    const millis = this.#requests.answered(found.message, role, ref);
    const facts = [];
    if (position) facts.push(position.topic + (position.key ? "/" + position.key : "") + " #" + position.seq);
    if (millis !== null) facts.push("answer after " + (millis < 10 ? millis.toFixed(1) : Math.round(millis)) + " ms");
    if (role === "error" && payload.code) facts.push(String(payload.code));
    this.#log.frame({ direction: "toClient", message: found.message, role, data, problems: found.problems, facts });
    this.#topics.received(role, payload, position, ref);
    if (role === "error" && (ref === "connect" || payload.terminal === true)) {
      this.#refused("The server refuses this client: " + (payload.message ?? payload.code));
    }
    return { role, payload };
  }
}

/** Judges a frame as the page does, for tests and the console of the browser. */
DATA.judge = (channel, direction, data) => recognised(DATA.channels[channel].bundle, direction, data);

/** Returns the code of an action that sends a frame, as the page shows it. */
DATA.code = (channel, action, name, frame) => {
  const { javaTypes, actions } = DATA.channels[channel];
  return sampleCode(actions[action].samples.find((sample) => sample.name === name), javaTypes, frame);
};

new Playground(document.getElementById("playground"));
