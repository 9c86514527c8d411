// What is done with a draft before it is public: previews for people without a key, comments on its blocks.
import { file, get, send } from './desk-api.js';
import { attempt, button, element, field, moment, save, say, sure, table, word } from './desk-page.js';
import { secret } from './desk-organisation.js';

/** The previews of a release; the address of one that was just given out is shown once. */
export const previews = (own, place, mayPublish, given) => attempt(place, async () => {
  const listed = (await get(`${own}/previews`)).previews;
  const result = element('div');
  const act = (...call) => attempt(result, async () => { previews(own, place, mayPublish, await send(...call)); });
  const state = one => one.revokedAt ? say('revoked') : new Date(one.expiresAt) < new Date() ? say('expired')
    : mayPublish && sure(say('revoke'), say('sureRevokePreview'), () => act('DELETE', `${own}/previews/${one.id}`));
  return [element('h3', {}, say('previews')), element('p', {}, say('previewHelp')),
    secret(given?.address && location.origin + given.address),
    listed.length > 0 && table(say('previews'), [say('label'), say('id'), say('expires'), say('actions')],
      listed.map(one => [one.label || '–', one.id, moment(one.expiresAt), state(one)])),
    mayPublish && previewForm(own, act), result];
});

function previewForm(own, act) {
  const label = element('input', { maxlength: '100' });
  const days = element('input', { type: 'number', min: '1', max: '90', value: '14', required: true });
  return element('form', {
    class: 'choice',
    submit: event => { event.preventDefault(); act('POST', `${own}/previews`, { days: Number(days.value), label: label.value }); },
  }, field(say('label'), label), field(say('validDays'), days), element('button', { class: 'button' }, say('givePreview')));
}

/** The comments on a release; while it is not public, more can be made. */
export const comments = (own, place, isDraft, mayPublish) => attempt(place, async () => {
  const listed = (await get(`${own}/comments`)).comments;
  const result = element('div');
  const act = (...call) => attempt(result, async () => { await send(...call); comments(own, place, isDraft, mayPublish); });
  return [element('h3', {}, say('comments')),
    listed.length === 0 ? element('p', {}, say('noComments')) : [
      table(say('comments'), [say('comment'), say('block'), say('auditActorId'), say('date'), say('state'), say('actions')], listed.map(one => [
        element('span', { class: 'lines' }, one.text), one.blockText ?? one.block, one.createdBy, moment(one.createdAt), word('state', one.resolvedAt ? 'resolved' : 'open'), [
          button(say(one.resolvedAt ? 'reopen' : 'resolve'), () => act('PATCH', `${own}/comments/${one.id}`, { resolved: !one.resolvedAt })), ' ',
          mayPublish && sure(say('remove'), say('sureRemoveComment'), () => act('DELETE', `${own}/comments/${one.id}`)),
        ]])),
      button(say('saveCsv'), () => attempt(result, async () => save('comments.csv', await file(`${own}/comments?format=csv`)))),
    ],
    isDraft && commentForm(own, await get(`${own}/blocks`), act), result].flat();
});

function commentForm(own, found, act) {
  const report = found.reports.find(one => one.language === document.documentElement.lang);
  const block = element('select', {}, report.blocks.map(one => element('option', { value: one.id }, one.text)));
  const text = element('textarea', { maxlength: '2000', rows: '4', required: true });
  return element('form', {
    class: 'choice',
    submit: event => { event.preventDefault(); act('POST', `${own}/comments`, { block: block.value, text: text.value }); },
  }, field(say('block'), block), field(say('comment'), text), element('button', { class: 'button' }, say('add')));
}
