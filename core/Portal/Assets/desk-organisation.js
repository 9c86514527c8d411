// An organisation: its keys, its webhooks and its audit log.
import { get, named, send } from './desk-api.js';
import { auditLog } from './desk-audit.js';
import { attempt, button, check, day, element, field, list, moment, note, parts, say, show, sure, table, word } from './desk-page.js';

const roles = ['reader', 'researcher', 'uploader', 'publisher', 'eraser', 'administrator'];
const events = ['release.published', 'release.corrected', 'release.withdrawn', 'release.scheduled', 'release.rescheduled', 'wave.failed', 'upload.uncomputable'];

export function organisation({ organisation: name, id }) {
  const at = `/organisations/${named(name)}`;
  const [keyPlace, hookPlace, stylePlace, logPlace] = [1, 2, 3, 4].map(() => element('div'));
  const log = () => auditLog(`${at}/audit`, logPlace, name);
  show(say('organisation', name), ...parts(
    [say('keys'), keyPlace],
    [say('webhooks'), element('p', {}, say('webhookHelp')), hookPlace],
    [say('style'), stylePlace],
    [say('auditLog'), logPlace]));
  keys(at, id, keyPlace, log);
  webhooks(at, hookPlace, log);
  import('./desk-style.js').then(style => style.houseStyle(`${at}/style`, stylePlace, log));
  log();
}

/** The keys; `own` is the id of the one that is used here. */
function keys(at, own, place, changed, issued) {
  attempt(place, async () => {
    const listed = (await get(`${at}/keys`)).keys;
    const result = element('div', { 'aria-live': 'polite' });
    const act = (work, secret) => attempt(result, async () => { const made = await work(); keys(at, own, place, changed, secret && made); changed(); });
    const rows = listed.map(key => [
      key.id === own ? `${key.label} (${say('thisKey')})` : key.label, key.id, key.roles.map(role => word('role', role)).join(', '), moment(key.expiresAt), day(key.lastUsedOn) || '–',
      key.revokedAt || new Date(key.expiresAt) < new Date()
        ? say(key.revokedAt ? 'revoked' : 'expired')
        : [sure(say('rotate'), say('sureRotate'), () => act(() => send('POST', `${at}/keys/${key.id}/rotation`, {}), true)), ' ',
          sure(say('revoke'), key.id === own ? say('sureRevokeOwn') : say('sureRevoke', key.label), () => act(() => send('DELETE', `${at}/keys/${key.id}`)))],
    ]);
    return [secret(issued?.key), table(say('keys'), [say('label'), say('id'), say('roles'), say('expires'), say('lastUsed'), say('actions')], rows), keyForm(at, act, result), result];
  });
}

function keyForm(at, act, result) {
  const label = element('input', { required: true, maxlength: '100' });
  const days = element('input', { type: 'number', min: '1', max: '731', value: '365', required: true });
  const boxes = roles.map(role => element('input', { type: 'checkbox', value: role }));
  return element('form', {
    class: 'choice',
    submit: event => {
      event.preventDefault();
      const chosen = boxes.filter(box => box.checked).map(box => box.value);
      if (chosen.length === 0) return result.replaceChildren(note('caution', element('p', {}, say('chooseRole'))));
      act(() => send('POST', `${at}/keys`, {
        label: label.value,
        roles: chosen,
        expiresAt: new Date(Date.now() + days.value * 86_400_000).toISOString(),
      }), true);
    },
  }, element('h3', {}, say('newKey')), field(say('label'), label), field(say('validDays'), days),
  element('fieldset', {}, element('legend', {}, say('roles')), element('p', { class: 'small' }, say('rolesHelp')),
    list(boxes.map(box => check(word('role', box.value), box, `: ${word('may', box.value)}`)))),
  element('button', { class: 'button' }, say('issue')));
}

function webhooks(at, place, changed, added) {
  attempt(place, async () => {
    const listed = (await get(`${at}/webhooks`)).webhooks;
    const result = element('div', { 'aria-live': 'polite' });
    const act = (work, secret) => attempt(result, async () => { const made = await work(); webhooks(at, place, changed, secret && made); changed(); });
    const rows = listed.map(hook => {
      const own = `${at}/webhooks/${hook.id}`;
      const outcome = hook.lastAttempt ? `${moment(hook.lastAttempt.at)}: ${hook.lastAttempt.outcome}` : '–';
      return [hook.label || hook.id, hook.address, hook.events.length === events.length ? say('allEvents') : hook.events.map(one => word('event', one)).join(', '), hook.stoppedAt ? `${say('stopped')} ${outcome}` : outcome, [
        button(say('test'), () => deliveries(own, result, () => send('POST', `${own}/tests`))), ' ',
        button(say('deliveries'), () => deliveries(own, result)), ' ',
        sure(say('rotate'), say('sureRotateSecret'), () => act(() => send('POST', `${own}/rotation`, {}), true)), ' ',
        sure(say('remove'), say('sureRemove', hook.address), () => act(() => send('DELETE', own))),
      ]];
    });
    return [secret(added?.secret), rows.length === 0 ? element('p', {}, say('noWebhooks')) : table(say('webhooks'), [say('label'), say('address'), say('events'), say('lastOutcome'), say('actions')], rows), hookForm(at, act), result];
  });
}

function hookForm(at, act) {
  const address = element('input', { type: 'url', required: true, placeholder: 'https://' });
  const label = element('input', { maxlength: '100' });
  const boxes = events.map(value => element('input', { type: 'checkbox', value }));
  return element('form', {
    class: 'choice',
    submit: event => {
      event.preventDefault();
      const chosen = boxes.filter(box => box.checked).map(box => box.value);
      act(() => send('POST', `${at}/webhooks`, { address: address.value, label: label.value, ...(chosen.length > 0 && { events: chosen }) }), true);
    },
  }, element('h3', {}, say('newWebhook')), field(say('address'), address), field(say('label'), label),
  element('fieldset', {}, element('legend', {}, say('events')), element('p', { class: 'small' }, say('eventsHelp')), boxes.map(box => check(word('event', box.value), box))),
  element('button', { class: 'button' }, say('add')));
}

/** What was sent to a webhook, after doing something that adds to it. */
const deliveries = (own, place, first) => attempt(place, async () => {
  await first?.();
  const found = (await get(own)).deliveries;
  return table(say('deliveries'), [say('id'), say('event'), say('state'), say('attempts'), say('actions')], found.map(one => [
    one.id, word('event', one.event), word('state', one.state) + (one.dueAt ? ` (${moment(one.dueAt)})` : ''),
    one.attempts.map(attempted => `${moment(attempted.at)}: ${attempted.outcome}`).join(' · '),
    button(say('sendAgain'), () => deliveries(own, place, () => send('POST', `${own}/deliveries/${one.id}/attempts`))),
  ]));
});

/** A secret that is shown this once. */
export const secret = text => text && note('', element('p', { class: 'title' }, say('shownOnce')), element('code', { class: 'secret' }, text),
  element('p', {}, button(say('copy'), async event => {
    await navigator.clipboard.writeText(text);
    event.target.textContent = say('copied');
  })));
