// The state of a page's connection: its name, why there is none, and the time until the next attempt.

const $ = id => document.getElementById(id);

/** Shows a state; only the state `waiting` keeps the cause and the countdown. */
export function showState(state, text) {
  const waits = state === 'waiting';
  $('dot').dataset.state = state;
  $('state').textContent = text;
  if (state === 'connected' || state === 'disconnected') {
    showCause('');
  }
  if (!waits && $('retry').contains(document.activeElement)) {
    $('state').focus(); // a hidden button loses the keyboard focus
  }
  $('retry').hidden = !waits;
}

/** Shows why there is no connection, as one sentence. */
export function showCause(text) {
  $('cause').textContent = text;
  $('cause').hidden = text === '';
}

/** Shows the time until the next attempt. Not announced: a screen reader would read every second. */
export function showCountdown(seconds, attempt) {
  $('countdown').textContent = `Attempt ${attempt} in ${seconds} s`;
}

export function onTryNow(handler) {
  $('try-now').onclick = handler;
}
