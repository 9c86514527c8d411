// Elements, words and numbers of the desk. Texts become text nodes, never markup.
const desk = document.getElementById('desk');
const words = JSON.parse(desk.dataset.words);
const rules = JSON.parse(desk.dataset.rules);
const language = document.documentElement.lang;

/** Dates are written as in the Netherlands, and in British English. */
const locale = language === 'en' ? 'en-GB' : language;

/** A text in the language of the page, with values in the places {0}, {1}, … */
export const say = (name, ...values) =>
  words[name].replace(/\{(\d)\}/g, (_, place) => String(values[place]));

/** The word for a state, a role or an operation; the code itself where there is none. */
export const word = (kind, code) => words[kind + code.replace(/(^|[-.])([a-z])/g, (_, __, letter) => letter.toUpperCase())] ?? code;

/** The name of a rule; its code where it has none. */
export const ruleName = code => rules[code] ?? code;

export const number = value => value === undefined || value === null ? '–' : value.toLocaleString(language);

export const moment = text =>
  text ? new Date(text).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Amsterdam' }) : '';

/** A day without a time. */
export const day = text => text ? new Date(`${text}T12:00:00Z`).toLocaleDateString(locale, { dateStyle: 'medium' }) : '';

/** A text the survey's owner wrote, in the language of the page where there is one. */
export const localized = text => typeof text === 'string' ? text : text[language] ?? text.nl;

/** An element; properties that are functions listen to the event of their name. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(property, value);
    else if (value === true) made.setAttribute(property, '');
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(property, value);
  }
  made.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return made;
}

export const button = (text, pressed, properties = {}) =>
  element('button', { type: 'button', click: pressed, ...properties }, text);

/** A label with what it is for; `control` is an input, select or textarea. */
export function field(label, control, help) {
  control.id ||= `f${field.count = (field.count ?? 0) + 1}`;
  if (help) control.setAttribute('aria-describedby', `${control.id}-help`);
  return element('p', { class: 'field' },
    element('label', { for: control.id }, label), control,
    help && element('span', { class: 'small', id: `${control.id}-help` }, help));
}

export const check = (label, control, help) => element('label', { class: 'check' }, control, ' ', label, help && element('span', { class: 'small' }, help));

/**
 * A table; the first cell of a row is its header. A region that scrolls can be reached by keyboard. The caption is seen
 * where no heading says the same. On narrow screens rows are set as lists, so their roles are said.
 */
export function table(caption, heads, rows, isSeen = false) {
  const cell = (content, at) => at === 0
    ? element('th', { scope: 'row', role: 'rowheader', 'data-head': heads[at] }, content)
    : element('td', { role: 'cell', 'data-head': heads[at] }, content);
  return element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    element('table', { role: 'table' },
      element('caption', {}, element('span', { class: isSeen ? 'caption' : 'hidden' }, caption)),
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, heads.map(head => element('th', { scope: 'col', role: 'columnheader' }, head)))),
      element('tbody', { role: 'rowgroup' }, rows.map(cells => element('tr', { role: 'row' }, cells.map(cell))))));
}

/** Parts of a long view, each under its heading, to which the first lines lead. */
export function parts(...all) {
  const headings = all.map(([title]) => element('h2', { tabindex: '-1' }, title));
  return [
    element('nav', { class: 'tools', 'aria-label': say('onThisPage') }, headings.map(heading => button(heading.textContent, () => heading.focus()))),
    ...all.flatMap(([, ...content], at) => [headings[at], ...content]),
  ];
}

export const list = items => element('ul', {}, items.map(item => element('li', {}, item)));

export const note = (kind, ...content) =>
  element('div', { class: `callout ${kind}`, role: kind === 'caution' ? 'alert' : 'status' }, ...content);

/** Shows a view: its heading gets the focus, so that a screen reader begins there. */
export function show(title, ...content) {
  const heading = element('h1', { tabindex: '-1' }, title);
  desk.replaceChildren(heading, ...content.flat().filter(Boolean));
  document.title = `${title} – ${words.title}`;
  heading.focus();
}

/** Does something that may fail, with what went wrong in `place`; what is waited for is said there until then. */
export async function attempt(place, work, waitsFor = 'busy') {
  fill(place, element('p', { role: 'status' }, words[waitsFor]));
  try {
    fill(place, ...[await work()].flat().filter(Boolean));
  } catch (failed) {
    fill(place, problem(failed));
  }
}

/** Puts something in a place. Who worked with what was there goes on at what comes instead. */
export function fill(place, ...content) {
  const isThere = place.contains(document.activeElement);
  place.replaceChildren(...content);
  if (isThere) focusOn(place);
}

/** Moves the focus to a place that is read out and is no control. */
export function focusOn(place) {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** What went wrong, in the words of the API, which answers in the language of the page. */
export const problem = failed => note('caution',
  element('p', { class: 'title' }, failed.title ?? say(failed.status === 0 ? 'noConnection' : 'failed')),
  element('p', {}, failed.status === 0 ? say('noConnectionHelp') : failed.message));

/** Rows as a CSV file. A spreadsheet is kept from taking a text for a formula. */
export function saveCsv(name, rows) {
  const cell = value => {
    const text = String(value ?? '');
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const content = '\ufeff' + rows.map(row => row.map(cell).join(',') + '\r\n').join('');
  save(name, new Blob([content], { type: 'text/csv' }));
}

export function save(name, content) {
  const address = URL.createObjectURL(content);
  const link = element('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A button that asks whether one is sure, and once more for the next time. */
export function sure(text, question, done) {
  const place = element('span', { keydown: event => event.key === 'Escape' && reset() });
  const ask = () => {
    const no = button(say('cancel'), reset);
    const yes = button(text, () => { reset(); done(); }, { class: 'button' });
    place.replaceChildren(element('span', { role: 'alert' }, question), ' ', yes, ' ', no);
    no.focus();
  };
  const reset = () => {
    const isThere = place.contains(document.activeElement);
    place.replaceChildren(button(text, ask));
    if (isThere) place.firstChild.focus();
  };
  reset();
  return place;
}
