const PING_MS = 5_000;
const SILENCE_MS = 15_000;
const BACKOFF_START_MS = 500;
const BACKOFF_MAX_MS = 30_000;
const FEED_MAX = 100;
const FRAMES_MAX = 200;
// To come back after these would only repeat what was refused.
const FINAL_CLOSES = new Set([1000, 1002, 1007, 1008, 1009]);

const $ = id => document.getElementById(id);
const address = new URL('events', document.baseURI);
address.protocol = address.protocol.replace('http', 'ws');
address.hash = '';
address.search = '';

let wanted = false; // whether the user wants to be connected
let socket = null;
let id = null; // of the connection, known from `initial` on
let wisdom = 'off'; // off, asked, on, leaving
let last = null; // {epoch, seq} of the last quote shown or passed over
let asked = { ref: undefined, before: 'off' }; // the last request, and what `wisdom` was before it
let attempt = 0;
let refs = 0;
let heardAt = 0;
let pingedAt = 0;
let pingTimer;
let openTimer;
let frameCount = 0;
let focusNext = null;

// --- connection

function open() {
  clearTimeout(openTimer);
  const mine = new WebSocket(address);
  socket = mine;
  showState('connecting', 'Connecting');
  const ifMine = handler => event => mine === socket && handler(event);
  mine.onmessage = ifMine(event => receive(event.data));
  mine.onclose = ifMine(event => closed(event.code, event.reason));
}

function closed(code, reason) {
  logFrame('info', `closed with ${code}${reason ? `, ${reason}` : ''}`);
  letGo();
  if (FINAL_CLOSES.has(code)) {
    stop();
    notice('error', `The server closed the connection with ${code}${reason ? ` (${reason})` : ''}.`);
  } else {
    openLater();
  }
}

function openLater() {
  const wait = Math.random() * Math.min(BACKOFF_MAX_MS, BACKOFF_START_MS * 2 ** attempt);
  attempt += 1;
  openTimer = setTimeout(open, wait);
  showState('waiting', `Connection lost, trying again in ${(wait / 1000).toFixed(1)} s (try ${attempt})`);
}

/** Forgets the socket; what it still brings is not listened to. */
function letGo() {
  clearInterval(pingTimer);
  clearTimeout(openTimer);
  socket = null;
  id = null;
  if (wisdom === 'on' || wisdom === 'asked') {
    wisdom = 'asked';
  } else {
    wisdom = 'off';
    last = null;
  }
}

function stop() {
  wanted = false;
  wisdom = 'off';
  last = null;
  attempt = 0;
  clearTimeout(openTimer);
  showState('disconnected', 'Disconnected');
}

/** Leaves the socket without waiting for the other side. */
function drop(why) {
  logFrame('info', why);
  const old = socket;
  letGo();
  old.close();
}

function beat() {
  if (performance.now() - heardAt > SILENCE_MS) {
    drop('nothing heard for 15 s');
    openLater();
    return;
  }
  pingedAt = performance.now();
  send('ping');
}

function send(type, payload = {}, ref = undefined) {
  const frame = JSON.stringify({ type, payload: { id, ...payload }, ref });
  socket.send(frame);
  logFrame('out', frame);
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
  send(type, payload, asked.ref);
  render();
}

// --- frames of the server

const handlers = {
  initial(payload) {
    id = payload.id;
    send('connect', { client: { name: 'howl-demo', version: '1.0.0' } });
    pingTimer = setInterval(beat, PING_MS);
    showState('connected', 'Connected');
    if (wisdom === 'asked') {
      subscribe();
    }
  },
  subscribe_confirmation(payload) {
    wisdom = 'on';
    last ??= pointOf(payload.position);
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
      notice('gap', `Missed ${position.seq - last.seq - 1} without a word from the server.`);
    }
    last = pointOf(position);
    feed('wisdom', 'quote', payload.message, `number ${position.seq}`);
  },
  pong() {
    attempt = 0; // only a connection that lasted counts as a success
    $('round-trip').textContent = `${Math.round(performance.now() - pingedAt)} ms`;
  },
  gap(payload) {
    last = pointOf(payload.resume_at);
    notice('gap', `Some quotes were passed over (${payload.reason}); going on after number ${last.seq}.`);
  },
  moving(payload) {
    notice('gap', 'The server is about to stop; moving on.');
    clearTimeout(openTimer);
    openTimer = setTimeout(() => {
      drop('moving');
      open();
    }, payload.after_ms);
  },
  error(payload, { ref }) {
    if (ref !== undefined && ref === asked.ref) {
      wisdom = asked.before;
    }
    notice('error', `${payload.code}: ${payload.message}`, payload.docs);
  },
};

function receive(data) {
  heardAt = performance.now();
  logFrame('in', data);
  try {
    const frame = JSON.parse(data);
    if (Object.hasOwn(handlers, frame.type)) {
      handlers[frame.type](frame.payload, frame);
    }
  } catch (e) {
    notice('error', `A frame of the server could not be read: ${e.message}`);
  }
  render();
}

const pointOf = ({ epoch, seq }) => ({ epoch, seq });

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
  const connected = id !== null;
  $('connection-id').textContent = id ?? 'none';
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

/** A button that is switched off would drop the keyboard's focus: its opposite gets it as soon as it can be used. */
function enable(button, on, opposite) {
  if (!on && document.activeElement === $(button)) {
    focusNext = $(opposite);
  }
  $(button).disabled = !on;
}

function connect() {
  wanted = true;
  open();
}

$('connect').onclick = connect;
$('disconnect').onclick = () => {
  if (id !== null) {
    send('disconnect');
  }
  if (socket !== null) {
    drop('disconnected');
  }
  stop();
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
