import { Connection, address, positionOf } from './connection.js';

const FEED_MAX = 100;
const FRAMES_MAX = 200;

const $ = id => document.getElementById(id);

let wanted = false; // the user wants to be connected
let wisdom = 'off'; // off, asked, on, leaving
let last = null; // {epoch, seq} of the last quote shown or missed
let asked = { ref: undefined, before: 'off' }; // the last request, and the value of `wisdom` before it
let refs = 0;
let frameCount = 0;
let focusNext = null;

// --- connection

const connection = new Connection({
  state: showState,
  frame: receive,
  log: logFrame,
  isFinal: () => false,
  left() {
    if (wisdom === 'on' || wisdom === 'asked') {
      wisdom = 'asked';
    } else {
      wisdom = 'off';
      last = null;
    }
  },
  ended(code, reason) {
    disconnected();
    notice('error', `The server closed the connection with ${code}${reason ? ` (${reason})` : ''}.`);
  },
  unreadable(e) {
    notice('error', `A frame from the server could not be read: ${e.message}`);
  },
});

function disconnected() {
  wanted = false;
  wisdom = 'off';
  last = null;
  showState('disconnected', 'Disconnected');
}

function subscribe() {
  ask('subscribe', 'asked', 'off', { topic: 'wisdom', since: last ?? undefined });
}

function unsubscribe() {
  ask('unsubscribe', 'leaving', 'on', { topic: 'wisdom' });
}

function ask(type, now, before, payload) {
  wisdom = now;
  asked = { ref: `r-${++refs}`, before };
  connection.send(type, payload, asked.ref);
  render();
}

// --- frames from the server

const handlers = {
  initial() {
    connection.send('connect', { client: { name: 'howl-demo', version: '1.0.0' } });
    showState('connected', 'Connected');
    if (wisdom === 'asked') {
      subscribe();
    }
  },
  subscribe_confirmation(payload) {
    wisdom = 'on';
    last ??= positionOf(payload.position);
  },
  unsubscribe_confirmation() {
    wisdom = 'off';
    last = null;
  },
  wisdom_distribution(payload, { position }) {
    const sameEpoch = last !== null && last.epoch === position.epoch;
    if (sameEpoch && position.seq <= last.seq) {
      return;
    }
    if (sameEpoch && position.seq > last.seq + 1) {
      notice('gap', `${position.seq - last.seq - 1} quotes are missing, and the server sent no gap.`);
    }
    last = positionOf(position);
    feed('wisdom', 'quote', payload.message, `number ${position.seq}`);
  },
  pong() {
    $('round-trip').textContent = `${connection.roundTrip} ms`;
  },
  gap(payload) {
    last = positionOf(payload.resume_at);
    notice('gap', `Some quotes were missed (${payload.reason}); continuing after number ${last.seq}.`);
  },
  moving() {
    notice('gap', 'The server is about to stop; reconnecting.');
  },
  error(payload, { ref }) {
    if (ref !== undefined && ref === asked.ref) {
      wisdom = asked.before;
    }
    notice('error', `${payload.code}: ${payload.message}`, payload.docs);
  },
};

function receive(frame) {
  try {
    if (Object.hasOwn(handlers, frame.type)) {
      handlers[frame.type](frame.payload, frame);
    }
  } catch (e) {
    notice('error', `A frame from the server could not be read: ${e.message}`);
  }
  render();
}

// --- page

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function prepend(list, item, max) {
  list.prepend(item);
  while (list.children.length > max) {
    list.lastElementChild.remove();
  }
}

function feed(kind, className, text, detail, link) {
  const item = element('li', kind, '');
  const meta = element('p', 'meta', [new Date().toLocaleTimeString(), detail].filter(Boolean).join(' · '));
  if (link) {
    meta.append(' · ', link);
  }
  item.append(element('p', className, text), meta);
  prepend($('feed'), item, FEED_MAX);
  $('feed-empty').hidden = true;
}

function notice(kind, text, docs) {
  feed(kind, 'notice', text, kind === 'error' ? 'error' : 'notice', docsLink(docs));
}

function docsLink(docs) {
  const link = element('a', '', 'what to do');
  link.href = docs ?? '';
  return docs && /^https?:$/.test(link.protocol) ? link : null;
}

function logFrame(way, text) {
  const item = element('li', way, '');
  item.append(element('time', '', new Date().toLocaleTimeString()), element('span', 'way', way), element('code', '', text));
  prepend($('frames'), item, FRAMES_MAX);
  frameCount += way === 'info' ? 0 : 1;
  $('frame-count').textContent = frameCount;
}

function showState(state, text) {
  $('dot').dataset.state = state;
  $('state').textContent = text;
  render();
}

function render() {
  const connected = connection.id !== null;
  $('connection-id').textContent = connection.id ?? 'none';
  $('position').textContent = last ? `number ${last.seq}, epoch ${last.epoch}` : 'none';
  $('subscription').textContent = {
    off: 'not subscribed',
    asked: connected ? 'subscribing' : 'subscribes again when connected',
    on: 'subscribed',
    leaving: 'unsubscribing',
  }[wisdom];
  if (!connected) {
    $('round-trip').textContent = 'none';
  }
  enable('connect', !wanted, 'disconnect');
  enable('disconnect', wanted, 'connect');
  enable('subscribe', connected && wisdom === 'off', 'unsubscribe');
  enable('unsubscribe', connected && wisdom === 'on', 'subscribe');
  if (focusNext !== null && !focusNext.disabled) {
    focusNext.focus();
    focusNext = null;
  }
}

/** Enables or disables a button. A disabled button loses the keyboard focus, which its opposite gets once it is enabled. */
function enable(button, on, opposite) {
  if (!on && document.activeElement === $(button)) {
    focusNext = $(opposite);
  }
  $(button).disabled = !on;
}

function connect() {
  wanted = true;
  connection.open();
}

$('connect').onclick = connect;
$('disconnect').onclick = () => {
  if (connection.id !== null) {
    connection.send('disconnect');
  }
  connection.stop('disconnected');
  disconnected();
};
$('subscribe').onclick = subscribe;
$('unsubscribe').onclick = unsubscribe;
document.addEventListener('focusin', event => {
  if (event.target !== focusNext) {
    focusNext = null;
  }
});

$('address').textContent = address.href;
connect();
render();
