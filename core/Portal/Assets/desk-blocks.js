// A large file in blocks: a connection that breaks costs one of them, and the same file goes on where it was.
import { send, upload } from './desk-api.js';

/** Seconds to wait before a block is sent again. */
const waits = [1, 2, 5, 10, 30];
const bytesType = 'application/octet-stream';

/**
 * Uploads a file to a group and says how far it is, from 0 to 1, and whether it waits for a connection; the answer is that
 * to the whole file.
 */
export async function uploadInBlocks(group, file, query, more, progress, waiting) {
  const bytes = await file.arrayBuffer();
  const begun = await send('POST', `${group}/block-uploads`, { bytes: file.size, sha256: hex(await sha256(bytes)) });
  for (let block = 1; block <= begun.blocks; block++) {
    if (!begun.received.includes(block)) {
      const part = bytes.slice((block - 1) * begun.blockBytes, block * begun.blockBytes);
      const digest = `sha-256=:${btoa(String.fromCharCode(...await sha256(part)))}:`;
      await persist(() => upload(`${begun.address}/blocks/${block}`, part, bytesType, { 'Content-Digest': digest },
        sent => progress(Math.min(.99, (block - 1 + sent) / begun.blocks))), waiting);
    }
  }
  progress(1);
  return upload(`${begun.address}/completion?${new URLSearchParams(query)}`.replace(/\?$/, ''), null, bytesType, more, () => {}, 'POST');
}

/** Tries again what broke off on the way, or what the server was too busy for; at once when a connection comes back. */
async function persist(attempt, waiting) {
  for (const wait of waits) {
    try { return await attempt(); } catch (failed) {
      if (failed.status !== 0 && failed.status !== 429 && failed.status < 500) throw failed;
    }
    waiting(true);
    await pause(wait);
    waiting(false);
  }
  return attempt();
}

/** Waits so many seconds, or until a connection comes back. */
const pause = seconds => new Promise(later => {
  const goOn = () => {
    clearTimeout(timer);
    removeEventListener('online', goOn);
    later();
  };
  const timer = setTimeout(goOn, seconds * 1000);
  addEventListener('online', goOn);
});

const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
