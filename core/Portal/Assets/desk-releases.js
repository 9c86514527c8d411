// The releases of a wave: from draft to published, corrected and withdrawn.
import { file, get, send } from './desk-api.js';
import {
  attempt, button, check, element, field, list, moment, number, problem, save, say, sure, table, word
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
        button(say('changes'), () => changes(own, detail)), ' ',
        button(say('factsheet'), () => attempt(detail, async () => save(`release-${one.release}.pdf`, await file(`${own}/factsheet`)))), ' ',
        button(say('comments'), () => drafts(detail, of => of.comments(own, detail, isDraft(one), mayPublish))), ' ',
        isDraft(one) && button(say('previews'), () => drafts(detail, of => of.previews(own, detail, mayPublish))), ' ',
        ...(mayPublish ? actions(own, one, detail, act) : []),
      ]];
    })), detail];
  });
}

const isDraft = one => ['draft', 'in-review', 'scheduled'].includes(one.state) && !one.replacedAt;

function actions(own, one, detail, act) {
  if (one.state === 'published') return [button(say('withdraw'), () => detail.replaceChildren(withdrawal(own, act)))];
  if (!isDraft(one)) return [];
  return [
    button(say('publish'), () => detail.replaceChildren(publication(own, act))), ' ',
    one.state === 'draft' && button(say('review'), () => act('POST', `${own}/review`)), ' ',
  ];
}

function publication(own, act) {
  const at = element('input', { type: 'datetime-local' });
  const reason = element('input', { maxlength: '500' });
  const open = element('input', { type: 'checkbox' });
  return element('form', {
    class: 'choice',
    submit: event => {
      event.preventDefault();
      act('POST', `${own}/publication${open.checked ? '?withOpenComments=true' : ''}`, { ...(at.value && { at: at.value }), ...(reason.value && { reason: reason.value }) });
    },
  }, field(say('at'), at, say('atHelp')), field(say('correctionReason'), reason, say('correctionHelp')), check(say('withOpenComments'), open), element('button', { class: 'button' }, say('publish')));
}

function withdrawal(own, act) {
  const reason = element('input', { maxlength: '500', required: true });
  return element('div', { class: 'choice' }, field(say('withdrawalReason'), reason),
    sure(say('withdraw'), say('sureWithdraw'), () => reason.reportValidity() && act('DELETE', `${own}/publication`, { reason: reason.value })));
}

/** What differs from the release before. */
const changes = (own, place) => attempt(place, async () => {
  const found = await get(`${own}/changes`);
  const sentences = found.sentences[document.documentElement.lang] ?? [];
  return [
    element('p', {}, say('changeCount', number(found.figures.length), number(found.conclusions.length))),
    found.figures.length > 0 && table(say('changes'), [say('figure'), say('from'), say('to')],
      found.figures.slice(0, 500).map(one => [one.id, number(one.before), number(one.now)])),
    list(sentences.map(one => `${one.before ?? '–'} → ${one.now ?? '–'}`)),
  ];
});
