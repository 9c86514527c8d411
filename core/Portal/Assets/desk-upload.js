// Uploading a file: first it is checked and compared, then it is stored when that is what one wants.
import { get, upload } from './desk-api.js';
import { button, check, element, field, list, note, number, problem, saveCsv, say, table, word } from './desk-page.js';

const shownAtOnce = 200;

/** Responses that are larger come in blocks. */
const largeBytes = 4 << 20;

/** The place where one kind of file is uploaded. `stored` is called after one was. */
export function uploadPlace({ title, path, type, accept, kind, stored }) {
  const input = element('input', { type: 'file', accept, class: 'hidden', change: () => choose(input.files[0]) });
  const outcome = element('div', { 'aria-live': 'polite' });
  const zone = element('label', {
    class: 'drop',
    dragover: event => { event.preventDefault(); zone.classList.add('over'); },
    dragleave: () => zone.classList.remove('over'),
    drop: event => {
      event.preventDefault();
      zone.classList.remove('over');
      choose(event.dataTransfer.files[0]);
    },
  }, element('strong', {}, title), ' ', say('dropHere'), input);

  function choose(chosen) {
    if (!chosen) return;
    input.value = '';
    run(chosen, { dryRun: 'true' });
  }

  async function run(chosen, query, more = {}) {
    const bar = element('progress', { max: '1', value: '0', 'aria-label': say('uploading', chosen.name) });
    const line = element('p', {}, say(query.dryRun ? 'checking' : 'uploading', chosen.name));
    outcome.replaceChildren(line, bar);
    const progress = part => {
      bar.value = part;
      if (part === 1) line.textContent = say('reading', chosen.name);
    };
    try {
      const address = `${path}?${new URLSearchParams(query)}`.replace(/\?$/, '');
      const done = kind === 'responses' && chosen.size > largeBytes
        ? await (await import('./desk-blocks.js')).uploadInBlocks(path.replace(/\/responses$/, ''), chosen, query, more, progress)
        : await upload(address, chosen, type, more, progress);
      if (query.dryRun) outcome.replaceChildren(...checked(chosen, done.receipt, query));
      else await finish(chosen, done);
    } catch (refused) {
      outcome.replaceChildren(...faulty(chosen, refused, query));
    }
  }

  function checked(chosen, receipt, query) {
    const { present } = receipt.difference;
    const condition = present ? { 'If-Match': `"${present}"` } : { 'If-None-Match': '*' };
    const asked = { ...query };
    delete asked.dryRun;
    const agreed = receipt.needsConfirmation && element('input', { type: 'checkbox', change: () => { store.disabled = !agreed.checked; } });
    if (receipt.needsConfirmation) asked.confirm = 'true';
    const store = button(say('store'), () => run(chosen, asked, condition), { class: 'button', disabled: Boolean(agreed) });
    return [
      note('', element('p', { class: 'title' }, say('fits', chosen.name)), element('p', {}, say('rows', number(receipt.rows)))),
      receipt.erasedLeftOut && element('p', {}, say('erasedLeftOut', number(receipt.erasedLeftOut))),
      element('h3', {}, say('whatChanges')),
      list(difference(receipt.difference)),
      receipt.warningCount > 0 && issueTable(say('warnings', number(receipt.warningCount)), receipt.warnings, chosen.name),
      agreed && check(say('confirmLoss'), agreed),
      element('p', {}, store),
    ].filter(Boolean);
  }

  function faulty(chosen, refused, query) {
    const { issues, issueCount } = refused.details ?? {};
    if (!issues) return [problem(refused)];
    const erased = issues.some(issue => issue.rule === 'erased-respondent');
    return [
      note('caution', element('p', { class: 'title' }, refused.title), element('p', {}, refused.message)),
      erased && kind === 'responses' && element('p', {}, button(say('withoutErased'), () =>
        run(chosen, { ...query, dryRun: 'true', withoutErased: 'true' }))),
      issueTable(say('issues', number(issueCount)), issues, chosen.name),
    ].filter(Boolean);
  }

  async function finish(chosen, done) {
    if (done.status === 202) await follow(done.receipt.status);
    outcome.replaceChildren(note('', element('p', {}, say('isStored', chosen.name))));
    stored();
  }

  async function follow(address) {
    const bar = element('progress', { max: '1', value: '0', 'aria-label': say('storing') });
    outcome.replaceChildren(element('p', {}, say('storing')), bar);
    for (;;) {
      const job = await get(address);
      bar.value = job.rows ? job.rowsStored / job.rows : 0;
      if (job.state === 'done') return;
      if (job.state === 'failed') throw Object.assign(new Error(job.failure), { title: say('failed') });
      await new Promise(later => setTimeout(later, 2000));
    }
  }

  return element('div', { class: 'upload' }, zone, outcome);
}

/** Issues as a table that can be filtered by word and by rule, and saved. */
export function issueTable(caption, issues, name) {
  const rules = [...new Set(issues.map(issue => issue.rule))].sort();
  const sought = element('input', { type: 'search', input: () => fill() });
  const rule = element('select', { change: () => fill() },
    element('option', { value: '' }, say('allRules')), rules.map(one => element('option', { value: one }, one)));
  const place = element('div', { 'aria-live': 'polite' });
  const rows = issue => [
    number(issue.row), issue.column ?? issue.path ?? '', issue.rule, issue.value ?? '',
    issue.message + (issue.count > 1 ? ` (${say('times', number(issue.count))})` : ''),
  ];
  const heads = ['row', 'column', 'rule', 'value', 'message'].map(head => say(head));

  function fill(most = shownAtOnce) {
    const text = sought.value.toLowerCase();
    const found = issues.filter(issue =>
      (!rule.value || issue.rule === rule.value) && (!text || rows(issue).join(' ').toLowerCase().includes(text)));
    place.replaceChildren(
      table(`${caption} – ${say('shown', number(Math.min(found.length, most)), number(found.length))}`, heads, found.slice(0, most).map(rows)),
      ...(found.length > most ? [button(say('showAll'), () => fill(found.length))] : []));
  }

  fill();
  return element('div', { class: 'issues' },
    element('div', { class: 'filters' }, field(say('filter'), sought), field(say('rule'), rule),
      button(say('saveCsv'), () => saveCsv(`${name}-issues.csv`, [heads, ...issues.map(issue =>
        [issue.row, issue.column ?? issue.path, issue.rule, issue.value, issue.message])]))),
    place);
}

/** How a file differs from what is there, and what it would change, in sentences. */
function difference(found) {
  const named = names => names.length > 20 ? `${names.slice(0, 20).join(', ')}, …` : names.join(', ');
  const share = value => value.toLocaleString(document.documentElement.lang, { style: 'percent', maximumFractionDigits: 1 });
  const lines = [found.present ? say('replaces') : say('isFirst')];
  const add = (condition, ...line) => condition && lines.push(say(...line));
  const { respondents, columns, shifts, linkKeys, categories, lines: template } = found;
  if (found.notCompared) lines.push(found.notCompared);
  add(respondents, 'respondents', ...['added', 'gone', 'changed', 'unchanged'].map(part => number(respondents?.[part])));
  add(columns?.cameCount, 'columnsCame', number(columns?.cameCount), named(columns?.came ?? []));
  add(columns?.wentCount, 'columnsWent', number(columns?.wentCount), named(columns?.went ?? []));
  add(shifts, 'shifts', number(shifts?.count), number(shifts?.tested), shifts?.wave);
  for (const shift of shifts?.columns.slice(0, 10) ?? [])
    lines.push(say('shift', shift.column, shift.largest.answer, share(shift.largest.from), share(shift.largest.to)));
  add(linkKeys, 'linkKeys', number(linkKeys?.matching), number(linkKeys?.couldMatch), linkKeys?.wave);
  for (const same of found.sameFiles ?? []) lines.push(say('sameFile', same.group, same.wave));
  add(categories?.count, 'categories', number(categories?.count));
  for (const part of found.codebook ?? [])
    for (const change of ['added', 'gone', 'changed'])
      if (part[change].length) lines.push(say(`part${change[0].toUpperCase()}${change.slice(1)}`, word('part', part.part), named(part[change])));
  add(template, 'lines', number(template?.added), number(template?.gone));
  for (const outlook of found.figures ?? []) {
    const { changes } = outlook;
    lines.push(changes
      ? say('figures', outlook.wave, number(changes.count), number(changes.conclusionCount))
      : say('figuresNotComputed', outlook.wave, outlook.notComputed));
    for (const figure of changes?.figures.slice(0, 10) ?? [])
      lines.push(say('figureMoves', figure.id, number(figure.from), number(figure.to)));
  }
  return lines;
}
