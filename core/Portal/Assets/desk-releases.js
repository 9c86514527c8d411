// The releases of a wave: from draft to published, corrected and withdrawn.
import { file, get, send } from './desk-api.js';
import {
  attempt, button, check, element, field, moment, number, problem, save, say, sure, table, word
} from './desk-page.js';

/** What is done with drafts is fetched when it is asked for. */
const drafts = (place, show) => import('./desk-drafts.js').then(show, failed => place.replaceChildren(problem(failed)));

export function releases(at, place, mayPublish, changed) {
  const again = () => { releases(at, place, mayPublish, changed); changed(); };
  attempt(place, async () => {
    const listed = (await get(`${at}/releases`)).releases;
    if (listed.length === 0) return element('p', {}, say('noReleases'));
    const detail = element('div', { 'aria-live': 'polite' });
    const act = (...call) => attempt(detail, async () => { await send(...call); again(); });
    return [table(say('releases'), [say('number'), say('state'), say('date'), say('reason'), say('actions')], listed.map(one => {
      const own = `${at}/releases/${one.release}`;
      return [number(one.release), word('state', one.state), moment(one.publishedAt ?? one.publishAt), one.withdrawalReason ?? one.correctionReason ?? '', [
        button(say('changes'), () => import('./desk-changes.js').then(of => of.changes(own, detail), failed => detail.replaceChildren(problem(failed)))), ' ',
        button(say('factsheet'), () => attempt(detail, async () => save(`release-${one.release}.pdf`, await file(`${own}/factsheet`)))), ' ',
        button(say('comments'), () => drafts(detail, of => of.comments(own, detail, isDraft(one), mayPublish))), ' ',
        isDraft(one) && button(say('previews'), () => drafts(detail, of => of.previews(own, detail, mayPublish))), ' ',
        ...(mayPublish ? actions(own, one, detail, act, again) : []),
      ]];
    })), detail];
  });
}

const isDraft = one => ['draft', 'in-review', 'scheduled'].includes(one.state) && !one.replacedAt;

function actions(own, one, detail, act, again) {
  const open = form => {
    detail.replaceChildren(form);
    form.querySelector('input').focus();
  };
  if (one.state === 'published') return [button(say('withdraw'), () => open(withdrawal(own, again)))];
  if (!isDraft(one)) return [];
  return [
    button(say('publish'), () => open(publication(own, one, again))), ' ',
    one.state === 'draft' && button(say('review'), () => act('POST', `${own}/review`)), ' ',
  ];
}

/** Does what a form asks for; what is refused is said below it, with what was filled in still there. */
const asked = (result, again, ...call) => attempt(result, async () => { await send(...call); again(); });

/** This minute in the Netherlands, as a field for a moment has it. */
const now = () => new Date().toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' }).slice(0, 16).replace(' ', 'T');

function publication(own, one, again) {
  const at = element('input', { type: 'datetime-local', min: now() });
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
  element('p', {}, check(say('withOpenComments'), open)), element('button', { class: 'button' }, say('publish')), result);
}

function withdrawal(own, again) {
  const reason = element('input', { maxlength: '500', required: true });
  const result = element('div', { 'aria-live': 'polite' });
  return element('div', { class: 'choice' }, field(say('withdrawalReason'), reason),
    sure(say('withdraw'), say('sureWithdraw'), () => reason.reportValidity() && asked(result, again, 'DELETE', `${own}/publication`, { reason: reason.value })), result);
}
