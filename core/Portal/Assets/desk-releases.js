// The releases of a wave: from draft to published, corrected and withdrawn.
import { file, get, send } from './desk-api.js';
import { attempt, button, element, moment, number, problem, save, say, sure, table, word } from './desk-page.js';

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
        mayPublish && wasPublic(one) && !listed.some(other => other.state === 'published') && sure(say('publishAgain'), say('surePublishAgain'), () => act('POST', `${own}/publication`, {})),
      ]];
    })), detail];
  });
}

const isDraft = one => ['draft', 'in-review', 'scheduled'].includes(one.state) && !one.replacedAt;

/** Once it was public, a release can be so again as long as no other is. */
const wasPublic = one => ['corrected', 'withdrawn'].includes(one.state);

function actions(own, one, detail, act, again) {
  const open = form => import('./desk-publication.js').then(of => {
    detail.replaceChildren(of[form](own, one, again));
    detail.querySelector('input').focus();
  }, failed => detail.replaceChildren(problem(failed)));
  if (one.state === 'published') return [button(say('withdraw'), () => open('withdrawal'))];
  if (!isDraft(one)) return [];
  const isScheduled = one.state === 'scheduled';
  return [
    button(say(isScheduled ? 'reschedule' : 'publish'), () => open('publication')), ' ',
    one.state === 'draft' && button(say('review'), () => act('POST', `${own}/review`)), ' ',
    isScheduled && sure(say('unschedule'), say('sureUnschedule'), () => act('DELETE', `${own}/publication`, {})), ' ',
  ];
}
