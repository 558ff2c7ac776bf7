// A connection to /events with heartbeat and automatic reconnect.

import { whyRefused } from './refusal.js';

const PING_MS = 5_000;
const SILENCE_MS = 15_000;
const SECOND_MS = 1_000;
const BACKOFF_START_MS = 500;
const BACKOFF_MAX_MS = 30_000;
const ABNORMAL = 1006; // the browser's code for a connection without a Close frame
// Close codes after which a reconnect would only repeat the same refusal.
const FINAL_CLOSES = new Set([1000, 1002, 1007, 1008, 1009]);

export const address = new URL('events', document.baseURI);
address.protocol = address.protocol.replace('http', 'ws');
address.hash = '';
address.search = '';

/** Returns the part of an event's position that `since` takes. */
export const positionOf = ({ epoch, seq }) => ({ epoch, seq });

export class Connection {
  /** The connection's id from `initial` on; null while disconnected. */
  id = null;
  /** Round trip of the last ping in milliseconds. */
  roundTrip = null;
  #page;
  #socket = null;
  #attempt = 0;
  #heardAt = 0;
  #pingedAt = 0;
  #pingTimer;
  #openTimer;
  #countTimer;
  #openAt = 0;
  #opened = false;
  #hadSession = false;

  /**
   * @param page its callbacks: `state(name, text)`; `cause(text)`, why there is no connection; `countdown(seconds,
   *     attempt)` each second before an attempt; `frame(frame)` and `unreadable(error)` for a received frame; `left()` when a socket is
   *     abandoned; `isFinal(code)` returns whether a close code of the page's own rules out a reconnect; `ended(code,
   *     reason)` after such a close; `log(direction, text)` for every frame
   */
  constructor(page) {
    this.#page = page;
    addEventListener('online', () => this.tryNow());
  }

  /** Ends the wait for the next attempt, if there is one. */
  tryNow() {
    if (this.#openAt > 0) {
      this.open();
    }
  }

  open() {
    this.#stopWaiting();
    this.#opened = false;
    const mine = new WebSocket(address);
    this.#socket = mine;
    this.#page.state('connecting', 'Connecting');
    const ifMine = handler => event => mine === this.#socket && handler(event);
    mine.onopen = ifMine(() => {
      this.#opened = true;
    });
    mine.onmessage = ifMine(event => this.#receive(event.data));
    mine.onclose = ifMine(event => this.#closed(event.code, event.reason));
  }

  send(type, payload = {}, ref = undefined) {
    const frame = JSON.stringify({ type, payload: { id: this.id, ...payload }, ref });
    this.#socket.send(frame);
    this.#page.log('out', frame);
  }

  /** Closes the socket, if there is one, without waiting for the server's Close, and does not reconnect. */
  stop(why) {
    this.#drop(why);
    this.#attempt = 0;
    this.#hadSession = false;
  }

  #drop(why) {
    const old = this.#socket;
    if (old !== null) {
      this.#page.log('info', why);
    }
    this.#letGo();
    old?.close();
  }

  /** Abandons the socket. Its later events are ignored. */
  #letGo() {
    clearInterval(this.#pingTimer);
    this.#stopWaiting();
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
      this.#explain(code, reason);
    }
  }

  #explain(code, reason) {
    if (this.#opened) {
      const closed = `The server closed the connection with ${code}${reason ? `, ${reason}` : ''}.`;
      this.#page.cause(code === ABNORMAL ? 'The connection broke off.' : closed);
      return;
    }
    const attempt = this.#attempt;
    whyRefused(address).then(text => {
      if (this.id === null && attempt === this.#attempt) {
        this.#page.cause(text);
      }
    });
  }

  #openLater() {
    const wait = Math.random() * Math.min(BACKOFF_MAX_MS, BACKOFF_START_MS * 2 ** this.#attempt);
    this.#attempt += 1;
    this.#openTimer = setTimeout(() => this.open(), wait);
    this.#openAt = performance.now() + wait;
    this.#countTimer = setInterval(() => this.#count(), SECOND_MS);
    this.#count();
    this.#page.state('waiting', this.#hadSession ? 'Connection lost' : 'No connection');
  }

  #count() {
    this.#page.countdown(Math.max(0, Math.ceil((this.#openAt - performance.now()) / SECOND_MS)), this.#attempt);
  }

  #stopWaiting() {
    clearTimeout(this.#openTimer);
    clearInterval(this.#countTimer);
    this.#openAt = 0;
  }

  #beat() {
    if (performance.now() - this.#heardAt > SILENCE_MS) {
      this.#drop('no frame from the server for 15 s');
      this.#openLater();
      this.#page.cause('The server did not answer for 15 s.');
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
      this.#hadSession = true;
      this.#pingTimer = setInterval(() => this.#beat(), PING_MS);
    } else if (type === 'pong') {
      this.#attempt = 0; // only a connection that survived a ping resets the back-off
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
