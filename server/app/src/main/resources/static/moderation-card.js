// The elements and attributes of a card. Any other element is replaced by its text.
const ELEMENTS = new Set(['ARTICLE', 'BDI', 'BLOCKQUOTE', 'H3', 'H4', 'HEADER', 'P', 'SECTION', 'TIME']);
const ATTRIBUTES = ['class', 'datetime', 'dir'];

export function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/**
 * Rebuilds a card from its HTML. The server has escaped all values; as a second line of defence the HTML is parsed in an
 * inert document, which runs and loads nothing, and only the elements and attributes above are copied.
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
