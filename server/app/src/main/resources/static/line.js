// One connection to /events, which keeps itself alive and comes back when it is lost.

const PING_MS = 5_000;
const SILENCE_MS = 15_000;
const BACKOFF_START_MS = 500;
const BACKOFF_MAX_MS = 30_000;
// To come back after these would only repeat what was refused.
const FINAL_CLOSES = new Set([1000, 1002, 1007, 1008, 1009]);

export const address = new URL('events', document.baseURI);
address.protocol = address.protocol.replace('http', 'ws');
address.hash = '';
address.search = '';

/** The last event handled, as `since` names it. */
export const pointOf = ({ epoch, seq }) => ({ epoch, seq });

export class Line {
  /** The connection's id, known from `initial` on. */
  id = null;
  /** Milliseconds that the last ping took. */
  roundTrip = null;
  #page;
  #socket = null;
  #attempt = 0;
  #heardAt = 0;
  #pingedAt = 0;
  #pingTimer;
  #openTimer;

  /**
   * The page is told: `state(name, text)`, `frame(frame)`, `left()` when a socket is given up, `isFinal(code)` and
   * `ended(code, reason)` when the server does not want this client back, `log(way, text)` of all that travels.
   */
  constructor(page) {
    this.#page = page;
  }

  open() {
    clearTimeout(this.#openTimer);
    const mine = new WebSocket(address);
    this.#socket = mine;
    this.#page.state('connecting', 'Connecting');
    const ifMine = handler => event => mine === this.#socket && handler(event);
    mine.onmessage = ifMine(event => this.#receive(event.data));
    mine.onclose = ifMine(event => this.#closed(event.code, event.reason));
  }

  send(type, payload = {}, ref = undefined) {
    const frame = JSON.stringify({ type, payload: { id: this.id, ...payload }, ref });
    this.#socket.send(frame);
    this.#page.log('out', frame);
  }

  /** Leaves the socket, if there is one, without waiting for the other side, and does not come back. */
  stop(why) {
    this.#drop(why);
    this.#attempt = 0;
  }

  #drop(why) {
    const old = this.#socket;
    if (old !== null) {
      this.#page.log('info', why);
    }
    this.#letGo();
    old?.close();
  }

  /** Forgets the socket; what it still brings is not listened to. */
  #letGo() {
    clearInterval(this.#pingTimer);
    clearTimeout(this.#openTimer);
    this.#socket = null;
    this.id = null;
    this.#page.left();
  }

  #closed(code, reason) {
    this.#page.log('info', `closed with ${code}${reason ? `, ${reason}` : ''}`);
    this.#letGo();
    if (FINAL_CLOSES.has(code) || this.#page.isFinal(code)) {
      this.#attempt = 0;
      this.#page.ended(code, reason);
    } else {
      this.#openLater();
    }
  }

  #openLater() {
    const wait = Math.random() * Math.min(BACKOFF_MAX_MS, BACKOFF_START_MS * 2 ** this.#attempt);
    this.#attempt += 1;
    this.#openTimer = setTimeout(() => this.open(), wait);
    const when = `trying again in ${(wait / 1000).toFixed(1)} s (try ${this.#attempt})`;
    this.#page.state('waiting', `Connection lost, ${when}`);
  }

  #beat() {
    if (performance.now() - this.#heardAt > SILENCE_MS) {
      this.#drop('nothing heard for 15 s');
      this.#openLater();
    } else {
      this.#pingedAt = performance.now();
      this.send('ping');
    }
  }

  #receive(text) {
    this.#heardAt = performance.now();
    this.#page.log('in', text);
    let frame;
    try {
      frame = JSON.parse(text);
      this.#heed(frame);
    } catch (e) {
      this.#page.unreadable(e);
      return;
    }
    this.#page.frame(frame);
  }

  #heed({ type, payload }) {
    if (type === 'initial') {
      this.id = payload.id;
      this.#pingTimer = setInterval(() => this.#beat(), PING_MS);
    } else if (type === 'pong') {
      this.#attempt = 0; // only a connection that lasted counts as a success
      this.roundTrip = Math.round(performance.now() - this.#pingedAt);
    } else if (type === 'moving') {
      clearTimeout(this.#openTimer);
      this.#openTimer = setTimeout(() => {
        this.#drop('moving');
        this.open();
      }, payload.after_ms);
    }
  }
}
