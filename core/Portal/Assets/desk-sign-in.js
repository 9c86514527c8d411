// Signing in at the authority of the deployment: authorisation code (RFC 6749, 4.1) with PKCE (RFC 7636), as a public client.
import { callerBy, Refused } from './desk-api.js';
import { attempt, button, element, note, say } from './desk-page.js';

const settings = JSON.parse(document.getElementById('desk').dataset.signIn);
const redirect = `${location.origin}/manage/signed-in`;

/** Seconds before its end that a token is taken for expired, so that it does not expire on the way. */
const margin = 30;

/** The answer that is waited for. Whoever begins again waits for the new one alone. */
let answers = null;

const failed = (name, ...values) => Object.assign(new Error(say(name, ...values)), { title: say('signInFailed') });

/**
 * Has somebody sign in, in a window of its own, so that what is on the page stays: gives headers and when they expire. To
 * be called while a click is handled: browsers open no window at another time.
 */
export async function authorise() {
  const opened = open('about:blank', '_blank', 'popup,width=520,height=720');
  if (!opened) throw failed('windowBlocked');
  // Where it goes may not take the desk elsewhere.
  opened.opener = null;
  try {
    const [state, verifier] = [random(), random()];
    const found = await endpoints();
    const asked = new URL(found.authorization_endpoint);
    for (const [name, value] of Object.entries({
      client_id: settings.client, response_type: 'code', response_mode: 'fragment', redirect_uri: redirect,
      scope: settings.scope, state, code_challenge: await challengeOf(verifier), code_challenge_method: 'S256',
    })) asked.searchParams.set(name, value);
    const answered = answerTo(state);
    opened.location.replace(asked);
    return await redeem(found.token_endpoint, await answered, verifier);
  } finally {
    opened.close();
  }
}

/** What the page that the authority comes back to was told. It may be cut off from this one, so it is heard by all. */
function answerTo(state) {
  answers?.close();
  const channel = answers = new BroadcastChannel('desk-sign-in');
  return new Promise(answered => {
    channel.onmessage = ({ data }) => {
      if (data.state !== state) return;
      channel.postMessage({ taken: state });
      channel.close();
      answered(data);
    };
  });
}

/** Exchanges the code for a token. */
async function redeem(address, { code, error, error_description: description }, verifier) {
  if (error === 'access_denied') throw failed('signInDenied');
  if (!code) throw failed('signInRefused', named(error, description));
  const began = Date.now();
  const response = await fetchFrom(address, { method: 'POST', body: new URLSearchParams({
    grant_type: 'authorization_code', client_id: settings.client, code, redirect_uri: redirect,
    code_verifier: verifier, scope: settings.scope,
  }) });
  const token = await response.json().catch(() => ({}));
  if (!response.ok || !token.access_token) throw failed('signInRefused', named(token.error, token.error_description));
  return {
    headers: { Authorization: `Bearer ${token.access_token}` },
    expiresAt: began + ((Number(token.expires_in) || 3600) - margin) * 1000,
  };
}

/** An error by its code, and by Microsoft's own number for it, with which it can be looked up. */
const named = (error = '?', description = '') => [error, /AADSTS\d+/.exec(description)?.[0]].filter(Boolean).join(', ');

async function endpoints() {
  const response = await fetchFrom(`${settings.authority.replace(/\/$/, '')}/.well-known/openid-configuration`);
  if (!response.ok) throw failed('noAuthority');
  return response.json();
}

const fetchFrom = (address, more) => fetch(address, { ...more, cache: 'no-store', credentials: 'omit' })
  .catch(() => { throw failed('noAuthority'); });

/** Goes in as whoever signed in. One who can act for several organisations chooses first, from what is returned. */
export async function enterWith(given, enter) {
  try {
    const caller = await callerBy(given.headers);
    const credential = { ...given, renew: () => renewal(caller, credential) };
    return await enter(caller, credential);
  } catch (refused) {
    const { organisations } = refused.details ?? {};
    if (!organisations) throw refused;
    if (organisations.length === 0) throw failed('noRole');
    const place = element('div');
    const choose = name => attempt(place, () =>
      enterWith({ ...given, headers: { ...given.headers, 'X-Organisation': name } }, enter));
    place.append(note('', element('p', {}, say('chooseOrganisation')),
      element('p', { class: 'tools' }, organisations.map(name => button(name, () => choose(name))))));
    return place;
  }
}

/** Asks whoever is at the desk to sign in again; what they were doing goes on after it. */
const renewal = (caller, credential) => new Promise((renewed, refused) => {
  const result = element('div');
  const again = async () => {
    const given = await authorise();
    const headers = { ...credential.headers, ...given.headers };
    if ((await callerBy(headers)).id !== caller.id) throw failed('otherPerson');
    Object.assign(credential, given, { headers });
    renewed();
    dialog.close();
  };
  const dialog = element('dialog', { 'aria-labelledby': 'expired', close: () => {
    dialog.remove();
    refused(new Refused(401, { title: say('sessionExpired'), detail: say('sessionExpiredHelp') }));
  } }, element('h2', { id: 'expired' }, say('sessionExpired')), element('p', {}, say('sessionExpiredHelp')),
  element('p', { class: 'tools' },
    button(say('signInAgain'), () => attempt(result, again, 'signInElsewhere'), { class: 'button' }),
    button(say('notNow'), () => dialog.close())), result);
  document.body.append(dialog);
  dialog.showModal();
});

/** Says to whoever left that they are signed in at the authority still, and how to end that. */
export function farewell() {
  const result = element('div');
  return note('', element('p', { class: 'title' }, say('signedOut')), element('p', {}, say('signedOutHelp')),
    element('p', {}, button(say('signOutThere'), () => attempt(result, async () => {
      const { end_session_endpoint: end } = await endpoints();
      if (!end) throw failed('noAuthority');
      location.assign(end);
    }))), result);
}

const random = () => text(crypto.getRandomValues(new Uint8Array(32)));

const challengeOf = async verifier => text(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

/** Bytes in the alphabet of addresses (RFC 4648, 5), without padding. */
const text = bytes => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
