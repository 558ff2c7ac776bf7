// Long texts of a card: folded, with a button that shows all of them.

const TEXTS = '.body blockquote, .body .reply p';

const observer = new ResizeObserver(entries => entries.forEach(entry => update(entry.target)));
const buttons = new WeakMap(); // by text

/** Folds the texts of a card that are longer than their place, whatever width it gets. */
export function foldLongTexts(item) {
  for (const text of item.querySelectorAll(TEXTS)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'more';
    button.hidden = true;
    button.onclick = () => {
      setFolded(text, button, button.getAttribute('aria-expanded') === 'true');
    };
    text.classList.add('foldable');
    text.after(button);
    buttons.set(text, button);
    setFolded(text, button, true);
    observer.observe(text);
  }
}

function setFolded(text, button, folded) {
  text.classList.toggle('folded', folded);
  button.setAttribute('aria-expanded', String(!folded));
  button.textContent = folded ? 'Show all' : 'Show less';
  update(text);
}

function update(text) {
  const button = buttons.get(text);
  if (text.classList.contains('folded')) {
    const isLong = text.scrollHeight > text.clientHeight + 1;
    text.classList.toggle('cut', isLong);
    button.hidden = !isLong;
  } else {
    text.classList.remove('cut');
  }
}
