// Runs the official AsyncAPI parser on a document and prints all that it has to say.
// Exit: 0 nothing worse than information, 1 an error or a warning, 2 bad usage.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Parser } from '@asyncapi/parser';

const SEVERITIES = ['error', 'warning', 'information', 'hint'];
const WARNING = 1;

const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0) {
  console.error('usage: node lint.mjs FILE');
  process.exit(2);
}

let text;
try {
  text = await readFile(file, 'utf8');
} catch (e) {
  console.error(`${file}: ${e.message}`);
  process.exit(2);
}

const { document, diagnostics } = await new Parser().parse(text, { source: resolve(file) });
for (const { severity, code, message, path, range } of diagnostics) {
  const { line, character } = range.start;
  const where = path.length > 0 ? ` (at /${path.join('/')})` : '';
  console.log(`${file}:${line + 1}:${character + 1}: ${SEVERITIES[severity]}: ${code}: ${message}${where}`);
}

// Without a document something is broken, whatever the diagnostics say.
const bad = diagnostics.filter(({ severity }) => severity <= WARNING).length + (document === undefined ? 1 : 0);
if (bad === 0) {
  console.log(`${file}: ${document.operations().length} operations, ${document.messages().length} messages, no errors, no warnings`);
}
process.exitCode = bad === 0 ? 0 : 1;
