// print.mjs FOLDER CHROMIUM FACTSHEETS: prints factsheet.html and tables.html to PDF in one browser, over its debugging protocol.
// Run with node --experimental-websocket where WebSocket is not there yet.
import { spawn } from 'node:child_process';
import { readFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [folder, chromium, count] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const started = performance.now();
const browser = spawn(chromium, ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0',
  `--user-data-dir=${mkdtempSync(join(tmpdir(), 'print-'))}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
const address = await new Promise((found, failed) => {
  let text = '';
  browser.stderr.on('data', data => {
    text += data;
    const match = /ws:\/\/\S+/.exec(text);
    if (match) found(match[0]);
  });
  browser.on('exit', () => failed(new Error(text)));
});
const port = new URL(address).port;
const [tab] = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
const socket = new WebSocket(tab.webSocketDebuggerUrl);
await new Promise(open => socket.addEventListener('open', open));
const waiting = new Map();
let last = 0;
socket.addEventListener('message', ({ data }) => {
  const message = JSON.parse(data);
  if (message.id) waiting.get(message.id)(message.result);
});
const call = (method, params = {}) => new Promise(answer => {
  waiting.set(++last, answer);
  socket.send(JSON.stringify({ id: last, method, params }));
});
const { frameTree } = await call('Page.getFrameTree');
const print = async html => {
  await call('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
  const { data } = await call('Page.printToPDF', { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true });
  return data.length * 3 / 4;
};
let before = started;
for (const [report, documents] of [['factsheet', count], ['tables', Math.max(1, Math.floor(count / 10))]]) {
  const html = readFileSync(join(folder, `${report}.html`), 'utf8');
  let bytes = await print(html);
  const first = performance.now() - before;
  const from = performance.now();
  for (let i = 0; i < documents; i++) bytes = await print(html);
  console.log(JSON.stringify({ engine: 'Chromium', report, documents, firstMilliseconds: Math.round(first),
    milliseconds: Number(((performance.now() - from) / documents).toFixed(2)), bytes: Math.round(bytes) }));
  before = performance.now();
}
browser.kill();
process.exit(0);
