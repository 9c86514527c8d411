// Pictures that take more than opening an address: the desk after signing in, a table in the middle of a page, and what was taken back.
// node pictures.mjs SITE DATA SAMPLE, with Playwright's package as tests/Functions.Tests has it after a build.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [site, data, sample] = process.argv.slice(2);
const here = new URL('.', import.meta.url);
const { chromium } = createRequire(import.meta.url)(
  new URL('../../tests/Functions.Tests/bin/Debug/net10.0/.playwright/package', here).pathname,
);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const context = await browser.newContext({ baseURL: site, locale: 'nl-NL', viewport: { width: 800, height: 620 } });
const page = await context.newPage();
const key = readFileSync(`${data}/key.txt`, 'utf8').trim();
const answers = readFileSync(`${sample}/2019/basisscholen/responses.csv`, 'utf8');
const shot = (name, height, y = 0) =>
  page.screenshot({ path: new URL(`${name}.png`, here).pathname, clip: { x: 0, y, width: 800, height } });

await page.goto('/manage');
await page.getByLabel('Sleutel').fill(key);
await page.getByRole('button', { name: 'Aanmelden' }).click();
await page.getByRole('heading', { name: 'Onderzoeken', level: 1 }).waitFor();
await shot('desk-surveys', 520);

await page.getByRole('link', { name: /stand van het land/i }).first().click();
await page.getByRole('link', { name: '2019', exact: true }).click();
await offer(answers.replace(',klein,', ',kleintje,'));
await page.getByLabel('Zoek in deze lijst').scrollIntoViewIfNeeded();
await shot('desk-issues', 340, 125);
await offer(answers.split('\n').filter((_, line) => line % 12 !== 5).join('\n'));
await page.getByText('antwoorden.csv is in orde.').waitFor();
await page.getByText('antwoorden.csv is in orde.').scrollIntoViewIfNeeded();
await shot('desk-dry-run', 390, 125);
await page.getByRole('link', { name: /^Organisatie/ }).click();
await page.getByRole('heading', { name: 'Sleutels', level: 2 }).waitFor();
await shot('desk-organisation', 620);

// A table in the middle of a page is laid out only when somebody looks at it.
await page.setViewportSize({ width: 800, height: 1000 });
await page.goto('/stand-van-het-land/2019/tables#tabel-samenwerken');
await page.locator('#tabel-samenwerken').waitFor();
await page.waitForLoadState('networkidle');
await shot('portal-tables', 1000);
await page.setViewportSize({ width: 800, height: 620 });

await page.goto('/stand-van-het-land/2019/releases/1/preview');
await shot('portal-preview', 520);
const withdrawal = await page.request.delete('/api/v1/surveys/stand-van-het-land/waves/2016/releases/1/publication', {
  headers: { 'X-Api-Key': key },
  data: { reason: 'De populatiecijfers waren van een ander jaar.' },
});
if (!withdrawal.ok()) throw new Error(`the wave of 2016 was not withdrawn: ${withdrawal.status()}`);
await page.goto('/stand-van-het-land/2016');
await shot('portal-withdrawn', 420);

// A file without every twelfth respondent makes a second release of 2019.
const upload = await page.request.put('/api/v1/surveys/stand-van-het-land/waves/2019/groups/basisscholen/responses', {
  headers: { 'X-Api-Key': key, 'Content-Type': 'text/csv' },
  data: answers.split('\n').filter((_, line) => line % 12 !== 5).join('\n'),
});
if (!upload.ok()) throw new Error(`the file was not taken: ${upload.status()}`);
const changes = '/stand-van-het-land/2019/releases/2/changes';
for (let tries = 0; !(await page.request.get(changes)).ok(); tries++) {
  if (tries > 60) throw new Error('there is no second release after two minutes');
  await page.waitForTimeout(2000);
}
await page.goto(changes);
await shot('portal-changes', 620);
// The browser keeps for a minute what it was told of a release: by then this one had not been replaced.
await page.waitForTimeout(60_000);
await page.goto('/stand-van-het-land/2019/releases/1');
await shot('portal-replaced', 520);
await browser.close();

async function offer(content) {
  const place = page.locator('label.drop', { hasText: 'Antwoorden van basisscholen' });
  await place.locator('input').setInputFiles({ name: 'antwoorden.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.locator('.callout').first().waitFor();
  await page.getByLabel('Zoek in deze lijst').or(page.getByText('antwoorden.csv is in orde.')).first().waitFor();
}
