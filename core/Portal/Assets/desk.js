// The commissioner's desk: everything it shows and does is the public API, with the key or token of whoever sits at it.
import { callerBy, file, get, isExpired, named, send, signIn } from './desk-api.js';
import { auditLog } from './desk-audit.js';
import { attempt, button, element, field, list, localized, moment, note, number, problem, save, say, show, table, word } from './desk-page.js';
import { releases } from './desk-releases.js';

/** After so long without use the key is forgotten. */
const idleMinutes = 30;

/** Where somebody who signed in is after leaving. */
const leftHash = '#signed-out';

let caller = null;
let uploads = null;

/** Counts the times a wave was looked at, so that of those who look again the last goes on alone. */
let looking = 0;
const can = (...needed) => needed.some(role => caller.roles.includes(role));

/** The way in: a key, and where the deployment has one a sign-in. */
async function welcome() {
  const key = element('input', { type: 'password', autocomplete: 'off', required: true, spellcheck: 'false' });
  const [result, signedIn] = [element('div'), element('div')];
  const other = document.getElementById('desk').dataset.signIn && await import('./desk-sign-in.js');
  show(say('title'), other && location.hash === leftHash && other.farewell(),
    element('p', { class: 'lead' }, say('welcome'), ' ', !other && say('needsKey')),
    other && [element('p', {}, button(say('signInWithMicrosoft'), () =>
      attempt(signedIn, async () => other.enterWith(await other.authorise(), enter), 'signInElsewhere'), { class: 'button' })),
    signedIn, element('h2', {}, say('withKey'))],
    element('form', {
      class: 'choice',
      submit: event => {
        event.preventDefault();
        attempt(result, async () => {
          const credential = { headers: { 'X-Api-Key': key.value.trim() } };
          await enter(await callerBy(credential.headers), credential);
        });
      },
    }, field(say('key'), key, say('keyHelp')), element('button', { class: 'button' }, say('signIn')), result));
}

/** Goes on as whom the API knows. */
async function enter(found, credential) {
  if (!found.organisation) throw Object.assign(new Error(say('noOrganisation')), { title: say('failed') });
  caller = found;
  signIn(credential);
  keepAwake();
  frame();
  await route();
}

function frame() {
  const who = document.getElementById('desk-bar');
  who.hidden = false;
  who.replaceChildren(
    element('a', { href: '#' }, say('surveys')), can('administrator') && element('a', { href: '#organisation' }, say('organisation', caller.organisation)),
    element('span', {}, say('signedIn', caller.organisation, caller.roles.map(role => word('role', role)).join(', '))),
    button(say('signOut'), leave));
}

/** Forgets key or token with the page. */
function leave() {
  if (caller.kind === 'identity') history.replaceState(null, '', leftHash);
  location.reload();
}

/** Leaves when nobody was at the desk for a while. */
function keepAwake() {
  let timer;
  const awake = () => {
    clearTimeout(timer);
    timer = setTimeout(leave, idleMinutes * 60_000);
  };
  for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, awake, { passive: true });
  awake();
}

/** Shows what the address names. What only some pages need is fetched with the first of them. */
async function route() {
  if (!caller) return welcome();
  const [kind, name, part] = location.hash.slice(1).split('/').map(decodeURIComponent);
  if (kind === 'organisation') return (await import('./desk-organisation.js')).organisation(caller);
  uploads ??= await import('./desk-upload.js');
  if (kind === 'survey' && part) return wave(name, part);
  return kind === 'survey' ? survey(name) : surveys();
}

function surveys() {
  const place = element('div');
  const name = element('input', { required: true, pattern: '[a-z0-9\\-]{1,40}', maxlength: '40', autocapitalize: 'none' });
  show(say('surveys'), place, can('uploader') && element('form', {
    class: 'choice',
    submit: event => { event.preventDefault(); location.hash = `survey/${name.value}`; },
  }, element('h2', {}, say('newSurvey')), field(say('name'), name, say('nameHelp')), element('button', { class: 'button' }, say('begin'))));
  attempt(place, async () => {
    const own = [];
    for (let next = '/surveys'; next;) {
      const page = await get(next);
      own.push(...page.surveys.filter(one => one.own));
      next = page.next;
    }
    return own.length === 0 ? element('p', {}, say('noSurveys')) : table(say('surveys'), [say('survey'), say('name'), say('waves')], own.map(one => [
      element('a', { href: `#survey/${one.survey}` }, localized(one.title)), one.survey,
      one.waves.map(id => [element('a', { href: `#survey/${one.survey}/${id}` }, id), ' ']).flat(),
    ]));
  });
}

/** A survey as the API describes it; null when it is not there yet. */
async function find(name) {
  try { return await get(`/surveys/${named(name)}`); } catch (refused) {
    if (refused.status === 404) return null;
    throw refused;
  }
}

/** The groups of a survey by id, each with how it is called. Their codebook is for who uploads. */
async function groupsOf(name) {
  const { groups } = can('uploader') ? await get(`/surveys/${named(name)}/codebook`) : { groups: [] };
  return new Map(groups.map(group => [group.id, localized(group.label ?? group.id)]));
}

async function survey(name, uploaded) {
  const at = `/surveys/${named(name)}`;
  const there = await find(name);
  const eraser = can('eraser') && await import('./desk-erasure.js');
  const [waves, log] = [element('div'), element('div')];
  const load = () => attempt(waves, async () => {
    const groups = await groupsOf(name);
    const known = await Promise.all((await get(at)).waves.map(one => get(one.link)));
    return table(say('waves'), [say('wave'), say('state'), say('missing'), say('published')], known.map(one => [
      element('a', { href: `#survey/${name}/${one.wave}` }, one.wave), word('state', one.state), missing(one, groups).join(', ') || say('nothing'), moment(one.published?.publishedAt) || '–',
    ]));
  });
  const codebook = can('uploader') && [element('h2', {}, say('codebook')), uploads.uploadPlace({
    title: say('codebook'), path: `${at}/codebook`, type: 'application/json', accept: '.json', kind: 'codebook',
    stored: file => there ? load() : survey(name, file),
  })];
  if (!there) return show(name, trail(), element('p', {}, say('beginsWithCodebook')), element('p', {}, say('codebookHelp')), codebook);
  show(localized(there.title), trail(), element('p', { class: 'muted' }, say('nameInAddresses', name)),
    uploaded && note('', element('p', {}, say('isStored', uploaded)), element('p', {}, say('chooseWave'))),
    element('h2', {}, say('waves')), waves,
    codebook,
    can('uploader') && [element('h2', {}, say('template')),
      ...['nl', 'en'].map(language => uploads.uploadPlace({
        title: say('templateIn', say(language)), path: `${at}/factsheet-template${language === 'nl' ? '' : '?language=en'}`, type: 'text/markdown', accept: '.md,.markdown,.txt', kind: 'template', stored: load,
      }))],
    eraser && eraser.erasure(at),
    can('administrator') && [element('h2', {}, say('auditLog')), log]);
  load();
  if (can('administrator')) auditLog(`${at}/audit`, log, name);
}

const missing = (found, groups) => (found.missing ?? []).map(one => say('missingFile', word('kind', one.kind), groups.get(one.group) ?? one.group));

async function wave(name, id) {
  const at = `/surveys/${named(name)}/waves/${named(id)}`;
  const [there, groups] = await Promise.all([get(`/surveys/${named(name)}`), groupsOf(name)]);
  const title = localized(there.title);
  const [status, released] = [element('div'), element('div')];
  const load = () => attempt(status, async () => {
    looking++;
    const found = await get(at);
    if (['stale', 'computing', 'scheduled'].includes(found.state)) watch(at, found, status, released, again);
    return overview(at, name, found, groups, again);
  });
  const again = () => { load(); releases(at, released, can('publisher'), load); };
  show(`${title} ${id}`, trail(name, title), status,
    element('h2', {}, say('releases')), released,
    can('uploader') && [element('h2', {}, say('files')), element('p', {}, say('filesHelp')), ...[...groups].flatMap(([group, label]) => [
      element('h3', {}, label),
      ...['population', 'responses'].map(kind => uploads.uploadPlace({
        title: say('fileOf', word('kind', kind), label), path: `${at}/groups/${named(group)}/${kind}`, kind, stored: again,
        type: kind === 'population' ? 'text/csv' : 'application/octet-stream', accept: kind === 'population' ? '.csv,.txt' : '.csv,.txt,.tsv,.sav,.por,.dta,.xlsx,.zip',
      })),
    ])]);
  again();
}

/**
 * Looks again by itself while figures are under way, and shows what became of them; not while somebody is at work in what
 * would be replaced.
 */
async function watch(at, seen, status, released, again) {
  const outcome = found => `${found.state} ${found.published?.publishedAt}`;
  const mine = looking;
  // Whoever was led to a place that was filled is in it, and not at work there.
  const isBusy = () => released.querySelector('form, .choice')
    || [status, released].some(place => place !== document.activeElement && place.contains(document.activeElement));
  for (;;) {
    await new Promise(later => setTimeout(later, 4000));
    if (!status.isConnected || mine !== looking) return;
    const found = document.hidden || isBusy() || isExpired() ? seen : await get(at).catch(() => seen);
    if (outcome(found) !== outcome(seen) && mine === looking) return again();
  }
}

function overview(at, name, found, groups, again) {
  const unfit = element('div');
  const gone = missing(found, groups);
  return [
    element('p', { class: 'lead' }, word('state', found.state)),
    gone.length > 0 && note('', element('p', { class: 'title' }, say('missing')), list(gone)),
    found.failure && note('caution', element('p', { class: 'title' }, say('failed')), element('p', {}, found.failure.message)),
    found.waiting && note('', element('p', {}, found.waiting.message)),
    found.unfit && can('uploader', 'researcher') && button(say('showUnfit'), () => attempt(unfit, async () =>
      (await get(`${at}/issues`)).files.map(one => uploads.issueTable(`${say('fileOf', word('kind', one.kind), one.group)}: ${say('issues', number(one.issueCount))}`, one.issues, one.group)))),
    unfit,
    found.published && element('p', { class: 'tools' }, element('a', { class: 'button', href: `/${name}/${found.wave}` }, say('page')),
      ['factsheet', 'tables'].map(one => button(say(one), async () => save(`${name}-${found.wave}-${one}.pdf`, await file(`${at}/${one}`))))),
    element('p', { class: 'tools' }, button(say('refresh'), again),
      can('publisher') && gone.length === 0 && button(say('recompute'), () => attempt(unfit, async () => { await send('POST', `${at}/recompute`); again(); }))),
    found.inputs.length > 0 && element('details', {}, element('summary', {}, say('filesStored', number(found.inputs.length))),
      table(say('files'), [say('file'), say('wave'), say('group'), say('uploadedAt')], found.inputs.map(input =>
        [word('kind', input.kind), input.wave, groups.get(input.group) ?? input.group, moment(input.uploadedAt)]))),
  ].flat();
}

const trail = (name, title) => element('p', {}, element('a', { href: '#' }, say('surveys')), name && [' › ', element('a', { href: `#survey/${name}` }, title)]);

const go = () => route().catch(failed => show(say('failed'), trail(), problem(failed)));
addEventListener('hashchange', go);
go();
