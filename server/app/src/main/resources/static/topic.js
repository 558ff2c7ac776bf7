// A subscription to a topic and key that survives reconnects and passes each event on once.

import { positionOf } from './connection.js';

const RETRY_MS = 10_000;
let refs = 0;

export class TopicView {
  /** off, asked, on or leaving. */
  state;
  /** {epoch, seq} of the last event passed on or skipped; null before the first answer. */
  last = null;
  #connection;
  #page;
  #ref; // of the request in flight
  #before; // the state before it
  #wantsLatest = false; // the newest event is asked for, which may be gone
  #retry;

  /**
   * @param page `topic`; `key`, if it has keys; `ask`, the type of the request for the snapshot, if it has one; `wanted`,
   *     whether to subscribe as soon as there is a connection; callbacks `snapshot(payload)`, `event(frame)`, `missed(text)`
   *     and `problem(payload)`
   */
  constructor(connection, page) {
    this.#connection = connection;
    this.#page = page;
    this.state = page.wanted ? 'asked' : 'off';
  }

  /** Subscribes: with a snapshot first, if the topic has one, or from the newest event on. */
  start() {
    clearTimeout(this.#retry);
    if (this.#page.ask && this.last === null) {
      this.#send(this.#page.ask, 'asked', 'asked', this.#keyed({}));
    } else {
      this.#subscribe();
    }
  }

  #subscribe() {
    this.#send('subscribe', 'asked', 'off', this.#keyed({ topic: this.#page.topic, since: this.last ?? undefined }));
  }

  stop() {
    clearTimeout(this.#retry);
    this.#send('unsubscribe', 'leaving', 'on', this.#keyed({ topic: this.#page.topic }));
  }

  /** The connection is gone: what was wanted is asked for again by the next one. */
  left() {
    clearTimeout(this.#retry);
    this.#ref = undefined;
    this.#wantsLatest = false;
    if (this.state === 'on' || this.state === 'asked') {
      this.state = 'asked';
    } else {
      this.#forget();
    }
  }

  /** The connection has a session. */
  connected() {
    if (this.state === 'asked') {
      this.start();
    }
  }

  /** Handles a frame; returns whether it belonged to this topic. */
  receive(frame) {
    const { payload, position, ref, type } = frame;
    if (ref !== undefined && ref === this.#ref) {
      this.#ref = undefined;
      this.#answered(type, payload);
    } else if (type === 'gap' && this.#isMine(payload)) {
      this.#gap(payload);
    } else if (position !== undefined && this.#isMine(position)) {
      this.#event(frame);
    } else {
      return false;
    }
    return true;
  }

  #keyed(payload) {
    return { ...payload, key: this.#page.key };
  }

  #isMine({ topic, key }) {
    return topic === this.#page.topic && key === this.#page.key;
  }

  #send(type, now, before, payload) {
    this.state = now;
    this.#before = before;
    this.#ref = `t-${++refs}`;
    this.#connection.send(type, payload, this.#ref);
  }

  #answered(type, payload) {
    if (type === 'error') {
      this.state = this.#before;
      if (payload.retryable) {
        this.state = 'asked';
        this.#retry = setTimeout(() => this.start(), RETRY_MS);
      }
      this.#page.problem(payload);
    } else if (type === 'subscribe_confirmation') {
      this.#confirmed(positionOf(payload.position));
    } else if (type === 'unsubscribe_confirmation') {
      this.#forget();
    } else {
      this.last = positionOf(payload.position);
      this.#page.snapshot(payload);
      this.#subscribe();
    }
  }

  #confirmed(position) {
    this.state = 'on';
    if (this.last === null && position.seq > 0) {
      this.last = { epoch: position.epoch, seq: position.seq - 1 };
      this.#wantsLatest = true;
      this.#subscribe();
    } else {
      this.last ??= position;
    }
  }

  #event(frame) {
    const { epoch, seq } = frame.position;
    const known = this.last !== null && this.last.epoch === epoch;
    if (this.state === 'off' || (known && seq <= this.last.seq)) {
      return;
    }
    if (known && seq > this.last.seq + 1 && !this.#wantsLatest) {
      this.#page.missed(`${seq - this.last.seq - 1} events are missing, and the server sent no gap.`);
    }
    this.#wantsLatest = false;
    this.last = { epoch, seq };
    this.#page.event(frame);
  }

  #gap(payload) {
    this.last = positionOf(payload.resume_at);
    if (this.#page.ask) {
      this.last = null;
      this.start();
    } else if (!this.#wantsLatest) {
      this.#page.missed(`Some events were missed (${payload.reason}); continuing after number ${this.last.seq}.`);
    }
    this.#wantsLatest = false;
  }

  #forget() {
    this.state = 'off';
    this.last = null;
  }
}
