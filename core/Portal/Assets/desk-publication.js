// The forms by which a release is published, at once or at a moment, and taken back.
import { send } from './desk-api.js';
import { attempt, check, element, field, number, say, sure } from './desk-page.js';

/** Does what a form asks for; what is refused is said below it, with what was filled in still there. */
const asked = (result, again, ...call) => attempt(result, async () => { await send(...call); again(); });

/** A minute in the Netherlands, as a field for a moment has it. */
const minute = moment => moment.toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' }).slice(0, 16).replace(' ', 'T');

export function publication(own, one, again) {
  const planned = one.state === 'scheduled' && new Date(one.publishAt) > new Date() ? minute(new Date(one.publishAt)) : '';
  const at = element('input', { type: 'datetime-local', min: minute(new Date()), value: planned, input: () => { done.textContent = whatItDoes(); } });
  const whatItDoes = () => say(at.value ? 'schedule' : 'publish');
  const done = element('button', { class: 'button' }, whatItDoes());
  const reason = one.isCorrection && element('input', { maxlength: '500', required: true, value: one.correctionReason ?? '' });
  const open = element('input', { type: 'checkbox' });
  const result = element('div', { 'aria-live': 'polite' });
  return element('form', {
    class: 'choice',
    submit: event => {
      event.preventDefault();
      asked(result, again, 'POST', `${own}/publication${open.checked ? '?withOpenComments=true' : ''}`,
        { ...(at.value && { at: at.value }), ...(reason && { reason: reason.value }) });
    },
  }, element('h3', {}, say('publishRelease', number(one.release))), field(say('at'), at, say('atHelp')),
  reason && field(say('correctionReason'), reason, say('correctionHelp')),
  element('p', {}, check(say('withOpenComments'), open)), done, result);
}

export function withdrawal(own, _, again) {
  const reason = element('input', { maxlength: '500', required: true });
  const result = element('div', { 'aria-live': 'polite' });
  return element('div', { class: 'choice' }, field(say('withdrawalReason'), reason),
    sure(say('withdraw'), say('sureWithdraw'), () => reason.reportValidity() && asked(result, again, 'DELETE', `${own}/publication`, { reason: reason.value })), result);
}
