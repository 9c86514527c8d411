// Erasing a respondent from the files of a survey.
import { send } from './desk-api.js';
import { attempt, element, field, list, note, number, say, sure } from './desk-page.js';

export function erasure(at) {
  const id = element('input', { required: true, autocomplete: 'off', spellcheck: 'false' });
  const only = element('input', { autocomplete: 'off' });
  const result = element('div', { 'aria-live': 'polite' });
  const erase = () => attempt(result, async () => {
    const done = await send('POST', `${at}/erasures`, { respondent: id.value, ...(only.value ? { wave: only.value } : {}) });
    id.value = '';
    return note('', element('p', {}, say('erased', number(done.rowsErased))), list(done.groups.map(group => `${group.wave} ${group.group}: ${number(group.rowsErased)}`)));
  });
  return element('section', { class: 'choice' }, element('h2', {}, say('erasure')), element('p', {}, say('erasureHelp')),
    field(say('respondent'), id, say('respondentHelp')), field(say('onlyWave'), only), sure(say('erase'), say('sureErase'), () => id.value && erase()), result);
}
