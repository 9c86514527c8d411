// Calls of the public API. The key is kept in this module and nowhere else: it is gone when the page is.
const root = '/api/v1';
const language = document.documentElement.lang;
let key = null;

export const signIn = given => { key = given; };

/** An answer that was no success, with the problem details of the API (RFC 9457); status 0 when none came. */
export class Refused extends Error {
  constructor(status, details) {
    super(details.detail ?? '');
    this.title = details.title;
    this.status = status;
    this.details = details;
  }
}

const headers = more => ({ 'X-Api-Key': key, 'Accept-Language': language, ...more });

/** A request; a connection that fails is refused like anything else. */
const ask = (path, more = {}) => fetch(address(path), { headers: headers(), cache: 'no-store', ...more })
  .catch(() => { throw new Refused(0, {}); });

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
  headers: headers(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  body: body === undefined ? undefined : JSON.stringify(body),
}));

/** A file that needs the key, as bytes. */
export async function file(path) {
  const response = await ask(path);
  if (!response.ok) await answer(response);
  return response.blob();
}

/** Uploads a file and says how far it is, from 0 to 1. Only XMLHttpRequest tells that. */
export function upload(path, content, type, more, progress, method = 'PUT') {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(method, address(path));
    for (const [name, value] of Object.entries(headers({ 'Content-Type': type, ...more })))
      request.setRequestHeader(name, value);
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () => failed(new Refused(0, {}));
    request.onload = () => {
      let details = {};
      try { details = JSON.parse(request.responseText); } catch { /* no JSON: the status says it */ }
      if (request.status < 300) done({ status: request.status, receipt: details });
      else failed(new Refused(request.status, details));
    };
    request.send(content);
  });
}

/** A name is part of an address only when it is one. */
export const named = name => encodeURIComponent(name);

const address = path => path.startsWith(root) ? path : root + path;
