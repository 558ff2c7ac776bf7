// A card of a pending reply: the number, the texts, and the form that decides.

import { fragment } from './moderation-card.js';
import { foldLongTexts } from './moderation-text.js';

/**
 * @param page `decide(type, payload)`, which returns whether it could send; `isAsked(response)`, whether a decision is in
 *     flight
 */
export function newCard(response, page) {
  const item = document.getElementById('waiting').content.cloneNode(true).firstElementChild;
  const form = item.querySelector('form');
  const { text, reason, approve, reject } = form.elements;
  const problem = form.querySelector('.problem');
  let prepared = ''; // the prepared reply, with the text area's line breaks
  const decide = (type, payload) => {
    problem.hidden = true;
    if (form.contains(document.activeElement)) {
      item.focus(); // a disabled button loses the keyboard focus
    }
    setBusy(page.decide(type, { response_id: response, ...payload }));
  };
  const setBusy = busy => {
    approve.disabled = busy;
    reject.disabled = busy;
  };
  const say = message => {
    problem.textContent = message;
    problem.hidden = false;
    setBusy(false);
  };
  approve.onclick = () => {
    if (text.value === prepared) {
      decide('approve_response', {});
    } else if (text.value.trim() === '') {
      say('The reply is empty. Write one, or reject it.');
    } else {
      decide('approve_response', { text: text.value });
    }
  };
  reject.onclick = () => decide('reject_response', reason.value.trim() === '' ? {} : { reason: reason.value });
  form.onsubmit = event => event.preventDefault();
  item.querySelector('.number').textContent = `Reply ${response}`;
  return {
    item,
    fill(payload) {
      item.querySelector('.body').replaceChildren(fragment(payload.card_html));
      foldLongTexts(item);
      item.setAttribute('aria-label', `Reply ${response} to ${payload.author}`);
      if (text.value === prepared) {
        text.value = payload.reply;
        prepared = text.value;
      }
      setBusy(page.isAsked(response));
    },
    problem: say,
  };
}
