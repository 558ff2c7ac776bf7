const BACKOFF_START_MS = 1_000;
const BACKOFF_MAX_MS = 30_000;
/** Close codes of a plain document after which a reconnect would only repeat the same. */
const FINAL_CLOSES = [1000, 1002, 1003, 1007, 1008, 1009];

/**
 * A connection that comes back by itself. It plays the roles of Howl where the document has them: it answers `initial` with
 * `connect`, and sends `ping`.
 *
 * Its listener has `state(name, text)`, `sent(data, message, ref)`, `received(data)`, `note(text)` and `ready()`.
 */
class Connection {
  id = null;
  #listener;
  #form;
  #channel;
  #roles;
  #socket = null;
  #wasOpen = false;
  #attempt = 0;
  #due = 0;
  #timer;
  #pings;

  constructor(form, listener) {
    this.#form = form;
    this.#listener = listener;
  }

  use(channel, roles) {
    this.close();
    this.#channel = channel;
    this.#roles = roles;
  }

  get isReady() {
    return this.#socket?.readyState === WebSocket.OPEN && (this.id !== null || !this.#channel.roles.initial);
  }

  async open() {
    this.#abandon();
    this.#listener.state("connecting", "Connecting");
    const url = this.#form.url(true);
    try {
      await this.#authorize();
      this.#socket = new WebSocket(url);
    } catch (error) {
      this.#listener.state("closed", "Cannot connect: " + error.message);
      return;
    }
    const socket = this.#socket;
    const mine = (handler) => (event) => { if (socket === this.#socket) handler(event); };
    socket.binaryType = "arraybuffer";
    this.#wasOpen = false;
    socket.onopen = mine(() => this.#opened());
    socket.onmessage = mine(({ data }) => this.#receive(typeof data === "string" ? data : new Uint8Array(data)));
    socket.onclose = mine(({ code, reason }) => this.#closed(code, reason));
  }

  /** Hands the token to the serving process where it has to be a header, for the next handshake alone. */
  async #authorize() {
    const token = this.#form.token();
    const place = DATA.token;
    if (place?.in === "header" && token !== "" && this.#form.proxy) {
      const body = JSON.stringify({ name: place.name, value: place.prefix + token });
      await fetch(new URL("authorization", this.#form.proxy), { method: "POST", body });
    }
  }

  send(data, message, ref) {
    this.#socket.send(data);
    this.#listener.sent(data, message, ref);
  }

  /** Sends a message with a role; returns whether the document has it. */
  sendRole(role, members, ref) {
    const text = this.#roles.frame(role, members, this.id, ref);
    if (text !== null) {
      this.send(text, this.#channel.roles[role].message, ref);
    }
    return text !== null;
  }

  close() {
    if (this.isReady) {
      this.sendRole("disconnect", {});
    }
    this.#abandon();
    this.#listener.state("closed", "Not connected");
  }

  /** Drops the connection as a broken network would, so that it comes back. */
  cut() {
    this.#abandon();
    this.#listener.note("connection cut");
    this.#later();
  }

  #abandon() {
    clearInterval(this.#timer);
    clearInterval(this.#pings);
    const socket = this.#socket;
    this.#socket = null;
    this.id = null;
    socket?.close();
  }

  #opened() {
    this.#wasOpen = true;
    if (this.#channel.roles.initial) {
      this.#listener.state("connecting", "Connected, waiting for " + this.#channel.roles.initial.message);
    } else {
      this.#begin();
    }
  }

  #begin() {
    this.#attempt = 0;
    this.#listener.state("open", "Connected");
    if (this.#channel.pingMillis && this.#channel.roles.ping) {
      this.#pings = setInterval(() => this.sendRole("ping", {}, "ping"), this.#channel.pingMillis);
    }
    this.#listener.ready();
  }

  #receive(data) {
    const { role, payload } = this.#listener.received(data);
    if (role === "initial" && typeof payload.id === "string") {
      this.id = payload.id;
      const token = DATA.token ? undefined : this.#form.token() || undefined;
      this.sendRole("connect", { token, client: { name: "howl-playground", version: "1" } }, "connect");
      this.#begin();
    } else if (role === "moving") {
      this.#listener.note("the server moves its clients to another node");
      setTimeout(() => this.open(), Number(payload.after_ms) || 0);
    }
  }

  async #closed(code, reason) {
    const wasOpen = this.#wasOpen;
    const url = this.#form.url(true);
    this.#abandon();
    const known = this.#channel.closeCodes[code];
    const words = [code, known?.name, reason].filter(Boolean).join(", ");
    this.#listener.note(wasOpen ? "closed with " + words : "the handshake failed");
    if (wasOpen && (known ? !known.reconnect : FINAL_CLOSES.includes(code))) {
      this.#listener.state("closed", "Closed with " + words);
      return;
    }
    this.#later();
    if (!wasOpen) {
      this.#listener.refused(await whyRefused(url, this.#form.proxy));
    }
  }

  #later() {
    const most = Math.min(BACKOFF_MAX_MS, BACKOFF_START_MS * 2 ** this.#attempt);
    this.#attempt += 1;
    this.#due = Date.now() + most / 2 + Math.random() * (most / 2);
    this.#timer = setInterval(() => this.#countDown(), 250);
    this.#countDown();
  }

  #countDown() {
    const left = Math.ceil((this.#due - Date.now()) / 1000);
    if (left <= 0) {
      this.open();
    } else {
      this.#listener.state("waiting", "Connection lost. Trying again in " + left + " s");
    }
  }
}
