// The cards of the start page: one system each, with a mark that says whether it is live. All texts of the server are
// shown as text.

import { element } from './page-log.js';

const SHOWN = 4;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const IMPACTS = [['maintenance', ''], ['minor', 'busy'], ['major', 'bad'], ['outage', 'bad']];
const SEVERITIES = { info: '', minor: '', moderate: 'busy', severe: 'bad', extreme: 'bad' };
const CLOSED = new Set(['resolved', 'completed']);

/** Returns the time since a moment, in one unit. */
export function age(since) {
  const passed = Math.max(0, Date.now() - since);
  if (passed < MINUTE) {
    return `${Math.floor(passed / SECOND)} s`;
  }
  return passed < HOUR ? `${Math.floor(passed / MINUTE)} min` : `${Math.floor(passed / HOUR)} h`;
}

/** Shows in a card whether its system is live, with the position and age of what it shows. */
export function mark(card, { state, text, last, receivedAt }) {
  const place = document.getElementById(card);
  place.querySelector('.dot').dataset.state = state;
  const details = [text];
  if (state === 'on' && last?.seq > 0) {
    details.push(`number ${last.seq}`);
  }
  if (receivedAt) {
    details.push(`${age(receivedAt)} ago`);
  }
  const line = details.join(' · ');
  const shown = place.querySelector('.mark');
  if (shown.textContent !== line) {
    shown.textContent = line;
  }
}

/** Replaces what a card shows. */
export function fill(card, ...content) {
  document.getElementById(card).querySelector('.body').replaceChildren(...content);
}

export const hint = text => element('p', 'hint', text);

const badge = (kind, text) => element('span', `badge ${kind}`, text);

function list(items, rest) {
  const shown = element('ul', 'items', ...items.slice(0, SHOWN));
  return items.length > SHOWN ? [shown, hint(`${items.length - SHOWN} ${rest}`)] : [shown];
}

export function showIncidents(incidents) {
  const all = [...incidents.values()];
  const open = all.filter(incident => !CLOSED.has(status(incident))).sort((a, b) => b.impact - a.impact || b.id - a.id);
  const figure = element('p', 'figure', open.length === 0 ? 'No open incident' : `${open.length} open`);
  fill('incidents', figure, ...list(open.map(incident), 'more are open.'));
}

const status = ({ updates }) => updates.at(-1)?.status ?? 'reported';

function incident(it) {
  const [name, kind] = IMPACTS[Math.min(it.impact, IMPACTS.length - 1)];
  const head = element('div', 'meta', badge(kind, name), ' ', badge('', status(it)), ` since ${it.start_date}`);
  return element('li', '', element('p', '', it.text), head);
}

export function showAlerts(alerts, city) {
  const inForce = [...alerts.values()]
    .filter(alert => !alert.expires_at || Date.parse(alert.expires_at) > Date.now())
    .sort((a, b) => Date.parse(b.issued_at) - Date.parse(a.issued_at));
  if (inForce.length === 0) {
    fill('alerts', hint(`No alert is in force for ${city}.`));
  } else {
    fill('alerts', ...list(inForce.map(alert), 'more are in force.'));
  }
}

function alert(it) {
  const issued = new Date(it.issued_at).toLocaleString();
  const head = element('div', 'meta', badge(SEVERITIES[it.severity] ?? '', it.severity), ` ${issued}`);
  return element('li', '', element('p', '', it.message), head);
}

export function showBroadcast(message, scheduled) {
  fill('broadcasts', element('p', 'newest', message), ...(scheduled ? [element('p', 'meta', 'sent by a schedule')] : []));
}

export function showPending(count) {
  fill('moderation', element('p', 'figure', `${count} pending`));
}
