// What changes, in sentences and in tables with small charts: by a file that is checked, or in a release.
import { get } from './desk-api.js';
import { attempt, element, list, localized, number, say, table, word } from './desk-page.js';

const language = document.documentElement.lang;

/** A figure in words; its id where it has none. */
const named = (id, name) => name ? `${localized(name.topic)}: ${localized(name.answer)}, ${localized(name.of)}` : id;

/** A share as a percentage, another figure as a number. */
function value(figure, name) {
  if (figure === undefined || figure === null) return say('notPublished');
  return name && (name.decimals ?? null) === null
    ? figure.toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 })
    : figure.toLocaleString(language, { maximumFractionDigits: (name?.decimals ?? 3) + 1 });
}

/** Figures that move, each with how it was above how it is. */
const moves = (caption, figures) => table(caption, [say('figure'), say('from'), say('to'), say('picture')],
  figures.map(({ id, from, to, name }) => [named(id, name), value(from, name), value(to, name), bars(from ?? 0, to ?? 0, name)]), true);

/** Two bars on one scale: of shares the whole, of other figures the larger one. The values are beside them in words. */
function bars(from, to, name) {
  const isShare = name && (name.decimals ?? null) === null;
  const whole = isShare ? 1 : Math.max(Math.abs(from), Math.abs(to)) || 1;
  const bar = (of, y, kind) => drawn('rect', { x: 0, y, height: 5, width: 100 * Math.min(1, Math.abs(of) / whole), class: kind });
  return drawn('svg', { class: 'bars', viewBox: '0 0 100 12', 'aria-hidden': 'true' }, bar(from, 0, 'was'), bar(to, 7, 'is'));
}

function drawn(name, properties, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [property, set] of Object.entries(properties)) made.setAttribute(property, set);
  made.append(...children);
  return made;
}

/** How a file differs from what is there, and what it would change: in sentences, and in tables with small charts. */
export function difference(found) {
  const named = names => names.length > 20 ? `${names.slice(0, 20).join(', ')}, …` : names.join(', ');
  const share = value => value.toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 });
  const lines = [found.present ? say('replaces') : say('isFirst')];
  const tables = [];
  const add = (condition, ...line) => condition && lines.push(say(...line));
  const { respondents, columns, shifts, linkKeys, categories, lines: template } = found;
  if (found.notCompared) lines.push(found.notCompared);
  add(respondents, 'respondents', ...['added', 'gone', 'changed', 'unchanged'].map(part => number(respondents?.[part])));
  add(columns?.cameCount, 'columnsCame', number(columns?.cameCount), named(columns?.came ?? []));
  add(columns?.wentCount, 'columnsWent', number(columns?.wentCount), named(columns?.went ?? []));
  add(shifts, found.present ? 'shiftsSincePresent' : 'shifts', number(shifts?.count), number(shifts?.tested), shifts?.wave);
  if (shifts?.columns.length) tables.push(table(say('shiftedAnswers'), ['column', 'answer', 'from', 'to', 'picture'].map(head => say(head)),
    shifts.columns.slice(0, 20).map(({ column, largest }) =>
      [column, largest.answer, share(largest.from), share(largest.to), bars(largest.from, largest.to, {})]), true));
  add(linkKeys, 'linkKeys', number(linkKeys?.matching), number(linkKeys?.couldMatch), linkKeys?.wave);
  for (const same of found.sameFiles ?? []) lines.push(say('sameFile', same.group, same.wave));
  add(categories?.count, 'categories', number(categories?.count));
  for (const part of found.codebook ?? [])
    for (const change of ['added', 'gone', 'changed'])
      if (part[change].length) lines.push(say(`part${change[0].toUpperCase()}${change.slice(1)}`, word('part', part.part), named(part[change])));
  add(template, 'lines', number(template?.added), number(template?.gone));
  for (const { wave, changes, names, notComputed } of found.figures ?? []) {
    lines.push(changes
      ? say('figures', wave, number(changes.count), number(changes.conclusionCount))
      : `${say('figuresNotComputed', wave)} ${notComputed}`);
    if (changes?.figures.length) tables.push(moves(say('movedFigures', wave, number(Math.min(20, changes.figures.length)), number(changes.count)),
      changes.figures.slice(0, 20).map(one => ({ ...one, name: names?.[one.id] }))));
  }
  return [list(lines), ...tables];
}

/** What differs from the release before. */
export const changes = (own, place) => attempt(place, async () => {
  const found = await get(`${own}/changes`);
  const sentences = found.sentences[language] ?? [];
  if (!found.follows) return element('p', {}, say('isFirstRelease'));
  return [
    element('p', {}, say('changeCount', number(found.figures.length), number(found.conclusions.length))),
    found.figures.length > 0 && moves(say('changes'),
      found.figures.slice(0, 500).map(one => ({ id: one.id, from: one.before, to: one.now, name: one.name }))),
    sentences.length > 0 && table(say('sentences'), [say('from'), say('to')], sentences.map(one => [one.before ?? '–', one.now ?? '–']), true),
  ];
});
