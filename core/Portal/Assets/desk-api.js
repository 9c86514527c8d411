// Calls of the public API. The key is kept in this module and nowhere else: it is gone when the page is.
const root = '/api/v1';
let key = null;

export const signIn = given => { key = given; };

/** An answer that was no success, with the problem details of the API (RFC 9457). */
export class Refused extends Error {
  constructor(status, details) {
    super(details.detail ?? '');
    this.title = details.title;
    this.status = status;
    this.details = details;
  }
}

const headers = more => ({ 'X-Api-Key': key, ...more });

async function answer(response) {
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
  const content = isJson ? await response.json() : null;
  if (!response.ok) throw new Refused(response.status, content ?? { title: String(response.status) });
  return content;
}

export const get = async path => answer(await fetch(address(path), { headers: headers(), cache: 'no-store' }));

/** The same, with the tag of its version. */
export async function getWithTag(path) {
  const response = await fetch(address(path), { headers: headers(), cache: 'no-store' });
  return { content: await answer(response), tag: response.headers.get('ETag') };
}

export const send = async (method, path, body) => answer(await fetch(address(path), {
  method,
  headers: headers(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  body: body === undefined ? undefined : JSON.stringify(body),
}));

/** A file that needs the key, as bytes. */
export async function file(path) {
  const response = await fetch(address(path), { headers: headers() });
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
