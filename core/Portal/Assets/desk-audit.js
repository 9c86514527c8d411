// The audit log of a survey or an organisation, for administrators.
import { get } from './desk-api.js';
import { attempt, button, element, moment, number, saveCsv, say, table, word } from './desk-page.js';

/** How columns are shown that are not shown as they are written. */
const shown = { at: moment, sequence: number, operation: code => word('operation', code), subject: code => word('kind', code) };

/** An audit log in pages, newest first; what is shown can be saved. */
export function auditLog(at, place, name) {
  const entries = [];
  const more = address => attempt(place, async () => {
    const page = await get(address);
    entries.push(...page.entries);
    const heads = ['sequence', 'at', 'operation', 'actorId', 'wave', 'group', 'subject', 'version'];
    return [
      table(say('auditLog'), heads.map(head => say(`audit${head[0].toUpperCase()}${head.slice(1)}`)), entries.map(entry =>
        heads.map(head => shown[head]?.(entry[head]) ?? entry[head].slice(0, 40)))),
      element('p', { class: 'tools' },
        page.next && button(say('more'), () => more(page.next)),
        button(say('saveCsv'), () => saveCsv(`${name}-audit.csv`, [heads, ...entries.map(entry => heads.map(head => entry[head]))]))),
    ];
  });
  more(at);
}
