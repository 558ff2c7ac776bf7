/** The topics of a channel, each with a button, and the position from which it resumes. */
class Subscriptions {
  #rows = [];
  #connection;
  #log;
  #list = h("ul", { class: "topics" });
  #lastRef = 0;

  constructor(connection, log) {
    this.#connection = connection;
    this.#log = log;
    this.element = h("section", { class: "panel", "aria-labelledby": "playground-topics" },
      h("h2", { id: "playground-topics" }, "Topics"), this.#list);
  }

  use(channel) {
    this.element.hidden = channel.topics.length === 0 || !channel.roles.subscribe;
    this.#rows = channel.topics.map((topic) => this.#row(topic));
    this.#list.replaceChildren(...this.#rows.map((row) => row.element));
  }

  #row(topic) {
    const row = { topic, wanted: false, confirmed: false, position: null, count: 0, resumes: false };
    row.key = topic.key ? h("input", { type: "text", spellcheck: "false", "aria-label": "Key of " + topic.name + ": " + topic.key, placeholder: topic.key }) : null;
    row.status = h("span", { class: "hint", role: "status" });
    row.button = h("button", { type: "button", class: "small", onclick: () => this.#toggle(row) });
    row.element = h("li", {}, h("code", { title: topic.description ?? "" }, topic.name), row.key, row.button, row.status);
    this.#show(row);
    return row;
  }

  #keyOf(row) {
    return row.key ? row.key.value.trim() || undefined : undefined;
  }

  #toggle(row) {
    row.wanted = !row.wanted;
    if (row.wanted) {
      row.position = null;
      row.count = 0;
      this.#subscribe(row);
    } else {
      row.confirmed = false;
      if (this.#connection.isReady) {
        this.#connection.sendRole("unsubscribe", this.#members(row), this.#ref());
      }
    }
    this.#show(row);
  }

  #ref() {
    return "t-" + ++this.#lastRef;
  }

  #members(row) {
    return { topic: row.topic.name, key: this.#keyOf(row) };
  }

  #subscribe(row) {
    if (this.#connection.isReady) {
      row.ref = this.#ref();
      const since = row.position ? { epoch: row.position.epoch, seq: row.position.seq } : undefined;
      this.#connection.sendRole("subscribe", { ...this.#members(row), since }, row.ref);
    }
  }

  /** Subscribes again after a reconnect, from the last event that was seen. */
  ready() {
    this.refresh();
    this.#rows.filter((row) => row.wanted).forEach((row) => {
      row.resumes = row.position !== null;
      this.#subscribe(row);
    });
  }

  refresh() {
    this.#rows.forEach((row) => {
      row.confirmed &&= this.#connection.isReady;
      this.#show(row);
    });
  }

  /** Takes note of a received frame. */
  received(role, payload, position, correlation) {
    const row = this.#find(position ?? payload, correlation);
    if (!row) {
      return;
    }
    if (role === "error") {
      row.wanted = false;
      row.failure = payload.message ?? payload.code;
    } else if (role === "subscribed") {
      row.confirmed = true;
      row.failure = null;
      row.position ??= payload.position ?? null;
    } else if (role === "gap") {
      this.#log.note(row.topic.name + ": events are missing (" + payload.reason + ")");
      row.position = payload.resume_at ?? row.position;
      row.resumes = false;
    } else if (position) {
      this.#event(row, position);
    }
    this.#show(row);
  }

  #event(row, position) {
    if (row.resumes) {
      const follows = row.position.epoch === position.epoch && position.seq === row.position.seq + 1;
      this.#log.note(row.topic.name + (follows ? ": resumed without a gap after " : ": resumed with a gap after ") + row.position.seq);
      row.resumes = false;
    }
    row.position = position;
    row.count += 1;
  }

  #find(about, correlation) {
    return this.#rows.find((row) => row.wanted && (
      (correlation !== undefined && row.ref === correlation)
      || (about.topic === row.topic.name && (about.key ?? undefined) === this.#keyOf(row))));
  }

  #show(row) {
    row.button.textContent = row.wanted ? "Unsubscribe" : "Subscribe";
    row.button.setAttribute("aria-label", row.button.textContent + " " + row.topic.name);
    row.button.disabled = !row.wanted && !this.#connection.isReady;
    if (row.key) {
      row.key.disabled = row.wanted;
    }
    const words = row.confirmed ? "subscribed" : row.wanted ? "waiting" : row.failure ?? "";
    const place = row.wanted && row.position ? ", at " + row.position.seq + ", " + row.count + " events" : "";
    row.status.textContent = words + place;
  }
}
