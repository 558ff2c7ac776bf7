// The reason of a handshake that failed. A browser hides the answer to it, so the server is asked at the same address.

const ASK_MS = 5_000;
const TEXT_MAX = 300;

/** Returns one sentence about why no connection to an address was made. */
export async function whyRefused(address) {
  const asked = new URL(address);
  asked.protocol = asked.protocol.replace('ws', 'http');
  try {
    const answer = await fetch(asked, { method: 'OPTIONS', cache: 'no-store', signal: AbortSignal.timeout(ASK_MS) });
    return answer.ok ? accepted(answer.status) : `The server refused the connection with ${answer.status}${await said(answer)}.`;
  } catch {
    return navigator.onLine ? 'The server cannot be reached.' : 'This device is offline.';
  }
}

function accepted(status) {
  return status === 204
    ? 'The server accepts connections again. If this message stays, a proxy in between does not pass WebSockets on.'
    : `Something else than the server answered with ${status}: a proxy in between does not pass WebSockets on.`;
}

async function said(answer) {
  const type = answer.headers.get('Content-Type') ?? '';
  let text = '';
  if (type.startsWith('text/plain')) {
    text = await answer.text();
  } else if (type.includes('json')) {
    text = String((await answer.json()).detail ?? '');
  }
  text = text.trim().replace(/\.$/u, '').slice(0, TEXT_MAX);
  return text === '' ? '' : `: ${text}`;
}
