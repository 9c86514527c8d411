// Uploading a file: first it is checked and compared, then it is stored when that is what one wants.
import { get, upload } from './desk-api.js';
import { button, check, element, field, fill, note, number, problem, ruleName, saveCsv, say, table } from './desk-page.js';

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
    const said = say(query.dryRun ? 'checking' : 'uploading', chosen.name);
    const line = element('p', {}, said);
    fill(outcome, line, bar);
    const progress = part => {
      bar.value = part;
      if (part === 1) line.textContent = say('reading', chosen.name);
    };
    const waiting = waits => { line.textContent = waits ? say('waitsForConnection') : said; };
    try {
      const address = `${path}?${new URLSearchParams(query)}`.replace(/\?$/, '');
      const done = kind === 'responses' && chosen.size > largeBytes
        ? await (await import('./desk-blocks.js')).uploadInBlocks(path.replace(/\/responses$/, ''), chosen, query, more, progress, waiting)
        : await upload(address, chosen, type, more, progress);
      if (query.dryRun) fill(outcome, ...checked(chosen, done.receipt, query, (await import('./desk-changes.js')).difference));
      else await finish(chosen, done);
    } catch (refused) {
      fill(outcome, ...faulty(chosen, refused, query));
    }
  }

  function checked(chosen, receipt, query, difference) {
    const { present } = receipt.difference;
    const condition = present ? { 'If-Match': `"${present}"` } : { 'If-None-Match': '*' };
    const asked = { ...query };
    delete asked.dryRun;
    const agreed = receipt.needsConfirmation && element('input', { type: 'checkbox', change: () => { store.disabled = !agreed.checked; } });
    if (receipt.needsConfirmation) asked.confirm = 'true';
    const store = button(say('store'), () => run(chosen, asked, condition), { class: 'button', disabled: Boolean(agreed) });
    return [
      note('', element('p', { class: 'title' }, say('fits', chosen.name)), element('p', {}, say(`rowsOf${kind[0].toUpperCase()}${kind.slice(1)}`, number(receipt.rows)))),
      receipt.erasedLeftOut && element('p', {}, say('erasedLeftOut', number(receipt.erasedLeftOut))),
      element('h3', {}, say('whatChanges')),
      ...difference(receipt.difference),
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
      problem(refused),
      erased && kind === 'responses' && element('p', {}, button(say('withoutErased'), () =>
        run(chosen, { ...query, dryRun: 'true', withoutErased: 'true' }))),
      issueTable(say('issues', number(issueCount)), issues, chosen.name),
    ].filter(Boolean);
  }

  async function finish(chosen, done) {
    if (done.status === 202) await follow(done.receipt.status);
    fill(outcome, note('', element('p', {}, say('isStored', chosen.name))));
    stored(chosen.name);
  }

  async function follow(address) {
    const bar = element('progress', { max: '1', value: '0', 'aria-label': say('storing') });
    fill(outcome, element('p', {}, say('storing')), bar);
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

/** A text as it is compared: without capitals and accents. */
const bare = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Issues as a table that can be filtered by word and by rule, and saved. */
export function issueTable(caption, issues, name) {
  const rules = [...new Set(issues.map(issue => issue.rule))].sort((one, other) => ruleName(one).localeCompare(ruleName(other)));
  const sought = element('input', { type: 'search', input: () => list() });
  const rule = element('select', { change: () => list() },
    element('option', { value: '' }, say('allRules')), rules.map(one => element('option', { value: one }, ruleName(one))));
  const place = element('div', { 'aria-live': 'polite' });
  const columns = [
    ['row', issue => number(issue.row), issue => issue.row],
    [issues.some(issue => issue.column) ? 'column' : 'place', issue => issue.column ?? issue.path ?? '', issue => issue.column ?? issue.path],
    ['rule', issue => ruleName(issue.rule), issue => issue.rule],
    ['value', issue => issue.value ?? '', issue => issue.value],
    ['message', issue => issue.message, issue => issue.message],
  ].filter(([, , written]) => issues.some(written));
  const words = issue => bare([issue.row, issue.column ?? issue.path, issue.rule, ruleName(issue.rule), issue.value, issue.message].join(' '));
  const shown = count => count === issues.length ? caption : `${caption} – ${say('shown', number(count), number(issues.length))}`;
  const heads = columns.map(([head]) => say(head));

  function list(most = shownAtOnce) {
    const text = bare(sought.value.trim());
    const found = issues.filter(issue =>
      (!rule.value || issue.rule === rule.value) && (!text || words(issue).includes(text)));
    place.replaceChildren(
      table(shown(Math.min(found.length, most)), heads, found.slice(0, most).map(issue => columns.map(([, cell]) => cell(issue))), true),
      ...(found.length > most ? [button(say('showAll'), () => list(found.length))] : []));
  }

  list();
  return element('div', { class: 'issues' },
    element('div', { class: 'filters' }, field(say('filter'), sought), field(say('rule'), rule),
      button(say('saveCsv'), () => saveCsv(`${name}-issues.csv`, [heads, ...issues.map(issue => columns.map(([, , written]) => written(issue)))]))),
    place);
}
