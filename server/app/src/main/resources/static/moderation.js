import { Connection, positionOf } from './connection.js';
import { element } from './moderation-card.js';
import { newCard } from './moderation-item.js';
import { onTryNow, showCause, showCountdown, showState as showStatus } from './status.js';

const ASK_AGAIN_MS = 5_000;
const DECISIONS_MAX = 20;
const TOKEN_EXPIRED = 4003;
const REFUSED = new Set(['unauthenticated', 'forbidden']);
const TOKEN = 'howl-moderation-token';

const $ = id => document.getElementById(id);

let token = sessionStorage.getItem(TOKEN);
let last = null; // {epoch, seq} of the last event shown; null: the snapshot is needed
let more = 0; // number of pending replies that are not shown
let refs = 0;
let stepTimer;
let step = null; // the snapshot or subscribe request in flight: {ref, run}
const cards = new Map(); // by response id
const asked = new Map(); // response id by ref of the decision

// --- connection

const connection = new Connection({
  state: showState,
  cause: showCause,
  countdown: showCountdown,
  frame: receive,
  log() {},
  isFinal: code => code === TOKEN_EXPIRED,
  /** Fails the requests in flight. */
  left() {
    clearTimeout(stepTimer);
    step = null;
    for (const response of asked.values()) {
      cards.get(response)?.problem('The connection was lost before the server replied. If the card stays, decide again.');
    }
    asked.clear();
  },
  ended(code, reason) {
    signOut(
      code === TOKEN_EXPIRED
        ? 'The token has expired or was revoked. Sign in with a new one.'
        : `The server closed the connection with ${code}${reason ? ` (${reason})` : ''}.`,
    );
  },
  unreadable(e) {
    notice(`A frame from the server could not be read: ${e.message}`);
  },
});

function ask(type, payload) {
  const ref = `m-${++refs}`;
  connection.send(type, payload, ref);
  return ref;
}

function askForSnapshot() {
  clearTimeout(stepTimer);
  step = { ref: ask('get_pending_responses'), run: askForSnapshot };
}

function follow() {
  step = { ref: ask('subscribe', { topic: 'moderation', since: last }), run: follow };
}

// --- frames from the server

const handlers = {
  initial() {
    connection.send('connect', { token, client: { name: 'howl-moderation', version: '1.0.0' } });
    if (last === null) {
      askForSnapshot();
    } else {
      follow();
    }
  },
  pending_responses(payload, { ref }) {
    if (ref !== step?.ref) {
      return;
    }
    const waiting = new Set(payload.responses.map(response => response.response_id));
    [...cards.keys()].filter(response => !waiting.has(response)).forEach(take);
    payload.responses.forEach(show);
    last = positionOf(payload.position);
    more = payload.more ?? 0;
    follow();
  },
  subscribe_confirmation() {
    step = null;
    showState('connected', 'Live');
  },
  response_pending(payload, { position }) {
    if (isNext(position)) {
      show(payload);
    }
  },
  response_resolved(payload, { position, ref }) {
    if (ref !== undefined) {
      asked.delete(ref);
      take(payload.response_id);
    } else if (isNext(position)) {
      take(payload.response_id);
      decided(payload);
    }
  },
  gap() {
    askForSnapshot();
  },
  error(payload, { ref }) {
    if (REFUSED.has(payload.code)) {
      signOut(`${payload.message}.`);
    } else if (asked.has(ref)) {
      cards.get(asked.get(ref))?.problem(`${payload.message}.`);
      asked.delete(ref);
    } else if (ref !== undefined && ref === step?.ref && payload.retryable) {
      notice(`${payload.message}. Retrying.`);
      stepTimer = setTimeout(step.run, ASK_AGAIN_MS);
    } else {
      notice(`${payload.code}: ${payload.message}`);
    }
  },
};

/** Returns whether an event is new. Requests a snapshot if events before it are missing without a gap from the server. */
function isNext({ epoch, seq }) {
  const known = last !== null && last.epoch === epoch;
  if (known && seq <= last.seq) {
    return false;
  }
  if (known && seq > last.seq + 1 && step === null) {
    askForSnapshot();
  }
  last = { epoch, seq };
  return true;
}

function receive(frame) {
  if (Object.hasOwn(handlers, frame.type)) {
    handlers[frame.type](frame.payload, frame);
  }
  if (cards.size === 0 && more > 0 && step === null && connection.id !== null) {
    askForSnapshot();
  }
  render();
}

// --- cards

/** Shows a card. A card that is already shown is replaced; what the operator has typed is kept. */
function show(response) {
  const present = cards.get(response.response_id);
  const card = present ?? newCard(response.response_id, { decide, isAsked });
  card.fill(response);
  if (!present) {
    cards.set(response.response_id, card);
    $('cards').append(card.item);
  }
}

/** Sends a decision; returns whether there is a connection to send it on. */
function decide(type, payload) {
  if (connection.id === null) {
    return false;
  }
  asked.set(ask(type, payload), payload.response_id);
  return true;
}

function isAsked(response) {
  return [...asked.values()].includes(response);
}

/** Removes a card. If it had the keyboard focus, the next card gets it. */
function take(response) {
  const card = cards.get(response);
  if (!card) {
    return;
  }
  const next = card.item.nextElementSibling ?? card.item.previousElementSibling ?? $('panel-title');
  const hadFocus = card.item.contains(document.activeElement);
  cards.delete(response);
  card.item.remove();
  if (hadFocus) {
    next.focus();
  }
}

function decided({ response_id: response, status, by }) {
  const list = $('decisions');
  const item = element('li', '', `${new Date().toLocaleTimeString()} · reply ${response} was ${status} by ${by}`);
  list.prepend(item);
  while (list.children.length > DECISIONS_MAX) {
    list.lastElementChild.remove();
  }
}

// --- page

function notice(text) {
  $('notice').textContent = text;
  $('notice').hidden = false;
}

function showState(state, text) {
  showStatus(state, text);
  if (state === 'connected') {
    $('notice').hidden = true;
  }
  render();
}

function render() {
  const isIn = token !== null;
  $('sign-in').hidden = isIn;
  $('sign-out').hidden = !isIn;
  $('panel').hidden = !isIn;
  $('count').textContent = cards.size + more;
  $('more').hidden = more === 0;
  $('more').textContent = `${more} more are pending. They are shown once these are decided.`;
  $('empty').hidden = cards.size > 0 || last === null;
  $('decided').hidden = $('decisions').children.length === 0;
}

function signIn() {
  sessionStorage.setItem(TOKEN, token);
  $('notice').hidden = true;
  connection.open();
}

function signOut(why) {
  sessionStorage.removeItem(TOKEN);
  token = null;
  connection.stop('signed out');
  last = null;
  more = 0;
  [...cards.keys()].forEach(take);
  $('decisions').replaceChildren();
  showState('disconnected', 'Not signed in');
  if (why) {
    notice(why);
  }
  $('token').focus();
}

$('sign-in').onsubmit = event => {
  event.preventDefault();
  token = $('token').value.trim();
  $('token').value = '';
  signIn();
  $('panel-title').focus();
};
$('sign-out').onclick = () => signOut();
onTryNow(() => connection.tryNow());

if (token !== null) {
  signIn();
}
render();
