// What a card may consist of, and with which attributes. All else becomes the text that it holds.
const ELEMENTS = new Set(['ARTICLE', 'BDI', 'BLOCKQUOTE', 'H3', 'H4', 'HEADER', 'P', 'SECTION', 'TIME']);
const ATTRIBUTES = ['class', 'datetime', 'dir'];

export function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/**
 * The card, built anew. It comes escaped; it is nevertheless read in a document of its own, in which nothing runs or
 * loads, and only what a card may consist of gets out of there.
 */
export function fragment(html) {
  const result = document.createDocumentFragment();
  const inert = new DOMParser().parseFromString(html, 'text/html');
  inert.body.childNodes.forEach(node => result.append(copy(node)));
  return result;
}

function copy(node) {
  if (!ELEMENTS.has(node.nodeName)) {
    return document.createTextNode(node.textContent ?? '');
  }
  const made = document.createElement(node.nodeName);
  for (const name of ATTRIBUTES) {
    if (node.hasAttribute(name)) {
      made.setAttribute(name, node.getAttribute(name));
    }
  }
  node.childNodes.forEach(child => made.append(copy(child)));
  return made;
}
