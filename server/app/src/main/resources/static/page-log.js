// The feed of quotes and notices, and the log of all frames.

const FEED_MAX = 100;
const FRAMES_MAX = 200;

const $ = id => document.getElementById(id);

let frameCount = 0;

export function element(name, className, ...content) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
}

function prepend(list, item, max) {
  list.prepend(item);
  while (list.children.length > max) {
    list.lastElementChild.remove();
  }
}

export function feed(kind, className, text, detail, link) {
  const item = element('li', kind);
  const meta = element('p', 'meta', [new Date().toLocaleTimeString(), detail].filter(Boolean).join(' · '));
  if (link) {
    meta.append(' · ', link);
  }
  item.append(element('p', className, text), meta);
  prepend($('feed'), item, FEED_MAX);
  $('feed-empty').hidden = true;
}

export function notice(kind, text, docs) {
  feed(kind, 'notice', text, kind === 'error' ? 'error' : 'notice', docsLink(docs));
}

function docsLink(docs) {
  const link = element('a', '', 'what to do');
  link.href = docs ?? '';
  return docs && /^https?:$/.test(link.protocol) ? link : null;
}

export function logFrame(way, text) {
  const item = element('li', way);
  item.append(element('time', '', new Date().toLocaleTimeString()), element('span', 'way', way), element('code', '', text));
  prepend($('frames'), item, FRAMES_MAX);
  frameCount += way === 'info' ? 0 : 1;
  $('frame-count').textContent = frameCount;
}
