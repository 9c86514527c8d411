// The house style of an organisation: its colours, logo and type. It is checked before it is stored.
import { getWithTag, send, upload } from './desk-api.js';
import { attempt, button, check, element, field, note, number, problem, say, sure } from './desk-page.js';
import { issueTable } from './desk-upload.js';

export function houseStyle(at, place, changed) {
  attempt(place, async () => {
    let [style, tag] = [{}, null];
    try { ({ content: style, tag } = await getWithTag(at)); } catch (refused) {
      if (refused.status !== 404) throw refused;
    }
    return form(at, style, tag, () => { houseStyle(at, place, changed); changed(); });
  });
}

function form(at, style, tag, again) {
  const outcome = element('div', { 'aria-live': 'polite' });
  const color = text => element('input', { pattern: '#[0-9a-fA-F]{6}', maxlength: '7', placeholder: '#1f3a7a', value: text ?? '' });
  const text = value => element('input', { maxlength: '200', value: value ?? '' });
  const file = accept => element('input', { type: 'file', accept });
  const [primary, accent] = [color(style.colours?.primary), color(style.colours?.accent)];
  const [logo, nl, en] = [file('.svg,.png'), text(style.logo?.alternativeText?.nl), text(style.logo?.alternativeText?.en)];
  const [name, licence, regular, semiBold] = [text(style.font?.name), text(style.font?.licence), file('.ttf'), file('.ttf')];
  const onPages = element('input', { type: 'checkbox', checked: Boolean(style.font?.onPages) });

  /** What is asked for: of files that are not chosen again, those that are there. */
  async function asked() {
    const made = {};
    if (primary.value || accent.value) made.colours = { ...style.colours, primary: primary.value || undefined, accent: accent.value || undefined };
    const drawn = logo.files[0] ? await picture(logo.files[0]) : style.logo && { svg: style.logo.svg, png: style.logo.png };
    if (drawn) made.logo = { ...drawn, alternativeText: { nl: nl.value, en: en.value } };
    if (name.value || regular.files[0]) made.font = {
      name: name.value, licence: licence.value, onPages: onPages.checked,
      regular: regular.files[0] ? await base64(regular.files[0]) : style.font?.regular,
      semiBold: semiBold.files[0] ? await base64(semiBold.files[0]) : style.font?.semiBold,
    };
    return JSON.stringify(made);
  }

  async function run(dryRun) {
    outcome.replaceChildren(element('p', { role: 'status' }, say('busy')));
    try {
      const condition = tag ? { 'If-Match': tag } : { 'If-None-Match': '*' };
      await upload(dryRun ? `${at}?dryRun=true` : at, await asked(), 'application/json', dryRun ? {} : condition, () => {});
      if (!dryRun) return again();
      outcome.replaceChildren(note('', element('p', {}, say('styleFits'))), element('p', {}, button(say('store'), () => run(false), { class: 'button' })));
    } catch (refused) {
      const { issues, issueCount } = refused.details ?? {};
      outcome.replaceChildren(...issues ? [issueTable(say('issues', number(issueCount)), issues, 'style')] : [problem(refused)]);
    }
  }

  return element('form', { class: 'choice', submit: event => { event.preventDefault(); run(true); } },
    element('p', {}, say(tag ? 'styleHelp' : 'noStyle')),
    field(say('primary'), primary), field(say('accent'), accent),
    field(say('logo'), logo, style.logo && say('keepsFile')),
    field(say('logoText', say('nl')), nl), field(say('logoText', say('en')), en),
    field(say('fontName'), name), field(say('fontLicence'), licence),
    field(say('fontRegular'), regular, style.font && say('keepsFile')), field(say('fontSemiBold'), semiBold, style.font && say('keepsFile')),
    element('p', {}, check(say('fontOnPages'), onPages)),
    element('p', { class: 'tools' }, element('button', { class: 'button' }, say('checkStyle')),
      tag && sure(say('remove'), say('sureRemoveStyle'), () => attempt(outcome, async () => { await send('DELETE', at); again(); }))),
    outcome);
}

const picture = async file => /\.svg$/i.test(file.name) ? { svg: await file.text() } : { png: await base64(file) };

async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}
