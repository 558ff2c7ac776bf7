// The systems of the start page beside wisdom: what each subscribes to, and what becomes of its events.

import * as cards from './cards.js';
import { TopicView } from './topic.js';

const TOKEN = 'howl-moderation-token';
const CITY = 'howl-city';
const REFUSED = new Set(['unauthenticated', 'forbidden']);
const OPERATORS = 'The number of pending replies is shown to operators. Sign in on the moderation page.';

const $ = id => document.getElementById(id);

export class Systems {
  /** The token of an operator who has signed in on the moderation page in this tab; null for visitors. */
  token = sessionStorage.getItem(TOKEN);
  #connection;
  #views = new Map(); // by card
  #seen = new Map(); // card -> time of the last event or snapshot
  #texts = new Map(); // card -> why it is not live
  #incidents = new Map();
  #alerts = new Map();
  #pending = new Set();
  #more = 0;
  #city = null;

  constructor(connection) {
    this.#connection = connection;
  }

  /** Learns which systems are switched off, and the cities if there are alerts, then starts the others. */
  async load() {
    const systems = await json('api/systems', 'systems');
    const off = new Map(systems.filter(system => !system.enabled).map(system => [system.name, system.reason]));
    off.forEach((reason, card) => this.#close(card, 'Switched off', `Switched off: ${reason}.`));
    if (!off.has('incidents')) {
      this.#add('incidents', this.#incidentsPage());
    }
    if (!off.has('broadcasts')) {
      this.#add('broadcasts', this.#broadcastsPage());
      cards.fill('broadcasts', cards.hint('No broadcast yet.'));
    }
    if (!off.has('alerts')) {
      this.#offer(await json('api/cities', 'cities'));
    }
    if (!off.has('moderation')) {
      this.#openModeration();
    }
    this.render();
  }

  connected() {
    this.#views.forEach(view => view.connected());
  }

  left() {
    this.#views.forEach(view => view.left());
  }

  /** The token is not valid any more. */
  refused() {
    this.token = null;
    this.#views.delete('moderation');
    this.#openModeration();
  }

  receive(frame) {
    return [...this.#views.values()].some(view => view.receive(frame));
  }

  render() {
    this.#views.forEach((view, card) => {
      const isOn = view.state === 'on' && this.#connection.id !== null;
      const waits = this.#connection.id === null ? 'Not connected' : 'Waiting';
      cards.mark(card, {
        state: isOn ? 'on' : 'off',
        text: isOn ? 'Live' : (this.#texts.get(card) ?? waits),
        last: view.last,
        receivedAt: this.#seen.get(card),
      });
    });
  }

  #close(card, text, reason) {
    this.#views.delete(card);
    cards.mark(card, { state: 'off', text });
    cards.fill(card, cards.hint(reason));
  }

  #add(card, page) {
    const view = new TopicView(this.#connection, {
      wanted: true,
      missed() {},
      problem: error => this.#failed(card, error),
      ...page,
      snapshot: payload => this.#shown(card, () => page.snapshot(payload)),
      event: frame => this.#shown(card, () => page.event(frame.payload)),
    });
    this.#views.set(card, view);
    if (this.#connection.id !== null) {
      view.connected();
    }
  }

  #shown(card, show) {
    this.#seen.set(card, Date.now());
    this.#texts.delete(card);
    show();
  }

  #failed(card, error) {
    if (card === 'moderation' && REFUSED.has(error.code)) {
      this.refused();
      return;
    }
    this.#texts.set(card, 'Not available');
    cards.fill(card, cards.hint(`Not available: ${error.message}.`));
  }

  #incidentsPage() {
    const all = this.#incidents;
    return {
      topic: 'incidents',
      ask: 'get_incidents',
      snapshot({ incidents }) {
        all.clear();
        incidents.forEach(incident => all.set(incident.id, incident));
        cards.showIncidents(all);
      },
      event({ added, changed, removed }) {
        removed.forEach(id => all.delete(id));
        changed.forEach(({ id, incident }) => all.set(id, incident));
        added.forEach(incident => all.set(incident.id, incident));
        cards.showIncidents(all);
      },
    };
  }

  #broadcastsPage() {
    return {
      topic: 'broadcasts',
      snapshot() {},
      event: payload => cards.showBroadcast(payload.message, payload.schedule_id !== undefined),
    };
  }

  #offer(cities) {
    const choice = $('city');
    choice.replaceChildren(...cities.map(({ uuid, name }) => new Option(name, uuid)));
    $('city-choice').hidden = cities.length === 0;
    if (cities.length === 0) {
      this.#close('alerts', 'No city', 'The server has no cities.');
      return;
    }
    const kept = sessionStorage.getItem(CITY);
    choice.value = cities.some(({ uuid }) => uuid === kept) ? kept : cities[0].uuid;
    choice.onchange = () => this.#watch(choice.value);
    this.#watch(choice.value);
  }

  #watch(city) {
    sessionStorage.setItem(CITY, city);
    if (this.#views.get('alerts')?.state === 'on') {
      this.#views.get('alerts').stop();
    }
    this.#city = $('city').selectedOptions[0].text;
    this.#alerts = new Map();
    this.#seen.delete('alerts');
    const all = this.#alerts;
    this.#add('alerts', {
      topic: 'alerts',
      key: city,
      ask: 'get_alerts',
      snapshot: ({ alerts }) => {
        all.clear();
        alerts.forEach(alert => all.set(alert.id, alert));
        cards.showAlerts(all, this.#city);
      },
      event: alert => {
        all.set(alert.id, alert);
        cards.showAlerts(all, this.#city);
      },
    });
    this.render();
  }

  #openModeration() {
    if (this.token === null) {
      this.#close('moderation', 'For operators', OPERATORS);
      return;
    }
    const pending = this.#pending;
    const show = () => cards.showPending(pending.size + this.#more);
    this.#add('moderation', {
      topic: 'moderation',
      ask: 'get_pending_responses',
      snapshot: ({ responses, more }) => {
        pending.clear();
        responses.forEach(response => pending.add(response.response_id));
        this.#more = more ?? 0;
        show();
      },
      event: ({ response_id: id, status }) => {
        if (status === undefined) {
          pending.add(id);
        } else if (!pending.delete(id)) {
          this.#more = Math.max(0, this.#more - 1);
        }
        show();
      },
    });
  }
}

/** Returns the list in a JSON document of this server; an empty one if there is none. */
async function json(path, name) {
  try {
    const answer = await fetch(path, { headers: { Accept: 'application/json' } });
    return answer.ok ? ((await answer.json())[name] ?? []) : [];
  } catch {
    return [];
  }
}
