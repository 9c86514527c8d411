// The audit log of a survey or an organisation, for administrators.
import { get } from './desk-api.js';
import { attempt, button, element, moment, number, saveCsv, say, table, word } from './desk-page.js';

/** What was done to: a kind of file, or a key and its roles. */
const subject = text => text.split(' ').map(code => word('role', word('kind', code))).join(', ');

/** How columns are shown that are not shown as they are written. Of versions the beginning is enough to tell them apart. */
const shown = { at: moment, sequence: number, operation: code => word('operation', code), subject, version: text => text.slice(0, 12) };

/** An audit log in pages, newest first, without columns that have nothing; what is shown can be saved. */
export function auditLog(at, place, name) {
  const entries = [];
  const more = address => attempt(place, async () => {
    const page = await get(address);
    entries.push(...page.entries);
    const heads = ['sequence', 'at', 'operation', 'actorId', 'wave', 'group', 'subject', 'version'];
    if (entries.length === 0) return element('p', {}, say('emptyLog'));
    const filled = heads.filter(head => entries.some(entry => entry[head]));
    return [
      table(say('auditLog'), filled.map(head => say(`audit${head[0].toUpperCase()}${head.slice(1)}`)), entries.map(entry =>
        filled.map(head => shown[head]?.(entry[head]) ?? entry[head].slice(0, 40)))),
      element('p', { class: 'tools' },
        page.next && button(say('more'), () => more(page.next)),
        button(say('saveCsv'), () => saveCsv(`${name}-audit.csv`, [heads, ...entries.map(entry => heads.map(head => entry[head]))]))),
    ];
  });
  more(at);
}
