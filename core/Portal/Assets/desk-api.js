// Calls of the public API. Key or token is kept in this module and nowhere else: it is gone when the page is.
const root = '/api/v1';
const language = document.documentElement.lang;
let credential = null;
let renewing = null;

/** Goes on as somebody: `headers` say who. What expires has `expiresAt`, and `renew`, which signs the same person in again. */
export const signIn = given => { credential = given; };

/** Whom the API takes these headers for. */
export const callerBy = async said => answer(await call('/caller', { headers: { ...said, 'Accept-Language': language } }));

/** Whether nothing can be asked before somebody signs in again. */
export const isExpired = () => Date.now() >= (credential.expiresAt ?? Infinity);

/** An answer that was no success, with the problem details of the API (RFC 9457); status 0 when none came. */
export class Refused extends Error {
  constructor(status, details) {
    super(details.detail ?? '');
    this.title = details.title;
    this.status = status;
    this.details = details;
  }
}

/** Headers that say who asks, as soon as somebody is signed in. All that wait for that wait for the same sign-in. */
async function headers() {
  if (isExpired()) await (renewing ??= credential.renew().finally(() => { renewing = null; }));
  return credential.headers;
}

/** Sends something, and once more when the API took the sign-in for expired and somebody signed in again. */
async function withHeaders(more, once) {
  const said = await headers();
  const all = () => ({ ...credential.headers, 'Accept-Language': language, ...more });
  const answered = await once(all());
  if (answered.status !== 401 || !credential.renew) return answered;
  if (said === credential.headers) credential.expiresAt = 0;
  await headers();
  return once(all());
}

/** A request; a connection that fails is refused like anything else. */
const call = (path, request) => fetch(address(path), { cache: 'no-store', ...request })
  .catch(() => { throw new Refused(0, {}); });

const ask = (path, { more, ...request } = {}) => withHeaders(more, headers => call(path, { ...request, headers }));

async function answer(response) {
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
  const content = isJson ? await response.json() : null;
  if (!response.ok) throw new Refused(response.status, content ?? { title: String(response.status) });
  return content;
}

export const get = async path => answer(await ask(path));

/** The same, with the tag of its version. */
export async function getWithTag(path) {
  const response = await ask(path);
  return { content: await answer(response), tag: response.headers.get('ETag') };
}

export const send = async (method, path, body) => answer(await ask(path, {
  method,
  more: body === undefined ? {} : { 'Content-Type': 'application/json' },
  body: body === undefined ? undefined : JSON.stringify(body),
}));

/** A file that needs the key, as bytes. */
export async function file(path) {
  const response = await ask(path);
  if (!response.ok) await answer(response);
  return response.blob();
}

/** Uploads a file and says how far it is, from 0 to 1. */
export async function upload(path, content, type, more, progress, method = 'PUT') {
  const { status, details } = await withHeaders({ 'Content-Type': type, ...more },
    headers => sent(path, content, headers, progress, method));
  if (status < 300) return { status, receipt: details };
  throw new Refused(status, details);
}

/** Only XMLHttpRequest tells how much was sent. */
function sent(path, content, headers, progress, method) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(method, address(path));
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () => failed(new Refused(0, {}));
    request.onload = () => {
      let details = {};
      try { details = JSON.parse(request.responseText); } catch { /* no JSON: the status says it */ }
      done({ status: request.status, details });
    };
    request.send(content);
  });
}

/** A name is part of an address only when it is one. */
export const named = name => encodeURIComponent(name);

const address = path => path.startsWith(root) ? path : root + path;
