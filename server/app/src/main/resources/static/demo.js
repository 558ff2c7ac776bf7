import { Connection, address } from './connection.js';
import { mark } from './cards.js';
import { feed, logFrame, notice } from './page-log.js';
import { onTryNow, showCause, showCountdown, showState as showStatus } from './status.js';
import { Systems } from './systems.js';
import { TopicView } from './topic.js';

const AGES_MS = 1_000;
const TOKEN_EXPIRED = 4003;
const SUBSCRIPTIONS = {
  off: () => 'not subscribed',
  asked: () => (connection.id !== null ? 'subscribing' : 'subscribes again when connected'),
  on: () => 'subscribed',
  leaving: () => 'unsubscribing',
};

const $ = id => document.getElementById(id);

let wanted = false; // the user wants to be connected
let receivedAt = null; // time of the last quote
let focusNext = null;

// --- connection

const connection = new Connection({
  state: showState,
  cause: showCause,
  countdown: showCountdown,
  frame: receive,
  log: logFrame,
  isFinal(code) {
    if (code === TOKEN_EXPIRED) {
      systems.refused();
    }
    return false;
  },
  left() {
    wisdom.left();
    systems.left();
  },
  ended(code, reason) {
    disconnected();
    notice('error', `The server closed the connection with ${code}${reason ? ` (${reason})` : ''}.`);
  },
  unreadable: showUnreadable,
});

const wisdom = new TopicView(connection, {
  topic: 'wisdom',
  wanted: true,
  event({ payload, position }) {
    receivedAt = Date.now();
    feed('wisdom', 'quote', payload.message, `number ${position.seq}`);
  },
  missed: text => notice('gap', text),
  problem: error => notice('error', `${error.code}: ${error.message}`, error.docs),
});

const systems = new Systems(connection);

function disconnected() {
  wanted = false;
  showState('disconnected', 'Disconnected');
}

function showUnreadable(e) {
  notice('error', `A frame from the server could not be read: ${e.message}`);
}

// --- frames from the server

const handlers = {
  initial() {
    const token = systems.token ?? undefined;
    connection.send('connect', { token, client: { name: 'howl-demo', version: '1.0.0' } });
    showState('connected', 'Connected');
    wisdom.connected();
    systems.connected();
  },
  pong() {
    $('round-trip').textContent = `${connection.roundTrip} ms`;
  },
  moving() {
    notice('gap', 'The server is about to stop; reconnecting.');
  },
  error(payload) {
    if (payload.code === 'unauthenticated') {
      systems.refused();
    } else {
      notice('error', `${payload.code}: ${payload.message}`, payload.docs);
    }
  },
};

function receive(frame) {
  try {
    const handled = wisdom.receive(frame) || systems.receive(frame);
    if (!handled && Object.hasOwn(handlers, frame.type)) {
      handlers[frame.type](frame.payload);
    }
  } catch (e) {
    showUnreadable(e);
  }
  render();
}

// --- page

function showState(state, text) {
  showStatus(state, text);
  render();
}

function render() {
  const connected = connection.id !== null;
  const { last, state } = wisdom;
  $('connection-id').textContent = connection.id ?? 'none';
  $('position').textContent = last ? `number ${last.seq}, epoch ${last.epoch}` : 'none';
  $('subscription').textContent = SUBSCRIPTIONS[state]();
  if (!connected) {
    $('round-trip').textContent = 'none';
  }
  enable('connect', !wanted, 'disconnect');
  enable('disconnect', wanted, 'connect');
  enable('subscribe', connected && state === 'off', 'unsubscribe');
  enable('unsubscribe', connected && state === 'on', 'subscribe');
  if (focusNext !== null && !focusNext.disabled) {
    focusNext.focus();
    focusNext = null;
  }
  renderMarks();
}

function renderMarks() {
  const isOn = connection.id !== null && wisdom.state === 'on';
  const text = connection.id === null ? 'Not connected' : 'Not subscribed';
  mark('wisdom', { state: isOn ? 'on' : 'off', text: isOn ? 'Live' : text, last: wisdom.last, receivedAt });
  systems.render();
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
$('subscribe').onclick = () => {
  wisdom.start();
  render();
};
$('unsubscribe').onclick = () => {
  wisdom.stop();
  render();
};
onTryNow(() => connection.tryNow());
document.addEventListener('focusin', event => {
  if (event.target !== focusNext) {
    focusNext = null;
  }
});

$('address').textContent = address.href;
setInterval(renderMarks, AGES_MS);
systems.load();
connect();
render();
