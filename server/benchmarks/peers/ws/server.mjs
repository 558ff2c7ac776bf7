// A broadcaster on Node's ws. Argument: PORT; commands on standard input as for the other servers.
import { createInterface } from 'node:readline';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const MAX_BUFFERED = 1 << 20;
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]), perMessageDeflate: false, backlog: 4096 });
server.on('listening', () => answer('ready'));

function answer(event) {
  process.stdout.write(`${JSON.stringify({ event })}\n`);
}

function publish(n, size) {
  const head = `{"n":${n},"t":${process.hrtime.bigint()},"p":"`;
  const text = Buffer.from(`${head}${'x'.repeat(size - head.length - 2)}"}`);
  for (const client of server.clients) client.send(text, { binary: false });
}

async function awaitDrained() {
  for (const client of server.clients) {
    while (client.bufferedAmount > MAX_BUFFERED) await setTimeout(1);
  }
}

async function burst(count, size) {
  for (let n = 0; n < count; n++) {
    publish(n, size);
    await setImmediate();
    if (n % 50 === 49) await awaitDrained();
  }
}

async function single(count, rate, size) {
  const began = performance.now();
  for (let n = 0; n < count; n++) {
    const wait = began + (n * 1000) / rate - performance.now();
    if (wait > 0) await setTimeout(wait);
    publish(n, size);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const [command, ...numbers] = line.split(' ');
  await { burst, single }[command](...numbers.map(Number));
  answer('published');
}
process.exit(0);
