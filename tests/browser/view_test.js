// Opens what npview writes in a headless browser, and uses it: node view_test.js BIN SEEDS OUT
//
// OUT gets screenshots, dark and light. Exit 77 where the browser or the driver is not there.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [bin, seeds, out] = process.argv.slice(2).map((name) => path.resolve(name));
const executablePath = '/usr/bin/chromium';

function skip(why) {
  console.log(why);
  process.exit(77);
}
if (!existsSync(executablePath)) skip('no chromium here: tools/dev/test --browser installs it');
const { chromium } = await import('playwright-core').catch(() => skip('no playwright-core here: tools/dev/test --browser installs it'));

const work = mkdtempSync(path.join(tmpdir(), 'npview-'));
mkdirSync(out, { recursive: true });
process.env.PATH = `${bin}:${process.env.PATH}`;
const shell = (command, env = {}) => execFileSync('bash', ['-o', 'pipefail', '-ec', command], { cwd: work, env: { ...process.env, ...env } });

// A page's articles beside its text, as a file to open.
function view(name, text, { explain = false } = {}) {
  writeFileSync(path.join(work, name), text);
  const records = explain ? 'npclean --explain "$NAME" | npsplit --explain' : 'npclean "$NAME" | npsplit | npjson';
  shell(`${records} | npview --source "$NAME" -o "$NAME.html"`, { NAME: name });
  return path.join(work, `${name}.html`);
}
const seed = (name) => readFileSync(path.join(seeds, name));

const context = await chromium.launchPersistentContext(mkdtempSync(path.join(work, 'profile-')), {
  executablePath,
  colorScheme: 'light',
  viewport: { width: 1400, height: 900 },
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

// Opens a file in a new tab and gives it to `use`; nothing may be complained of, asked for, or popped up.
async function open(file, use, options = {}) {
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => { complaints.push(`dialog: ${dialog.message()}`); return dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith('file:')) complaints.push(`asks for ${request.url()}`); });
  if (options.viewport) await page.setViewportSize(options.viewport);
  if (options.media) await page.emulateMedia(options.media);
  await page.goto(pathToFileURL(file).href);
  await use(page);
  assert.deepEqual(complaints, []);
  await page.close();
}
const classes = (page, selector) => page.$$eval(selector, (found) => found.map((element) => element.className));
const textOf = (page, selector) => page.$$eval(selector, (found) => found.map((element) => element.textContent).join('|'));
const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };

const tests = {
  async 'a text and its lines light each other'() {
    await open(view('columns', seed('12-side-by-side.txt')), async (page) => {
      // The first paragraph's first line shares its source line with other columns.
      const part = page.locator('.part[data-role="paragraph"]').first();
      const number = await part.getAttribute('data-p');
      const pieces = `.l [data-p="${number}"]`;
      assert.ok(await page.locator(pieces).count() > 3);
      await part.hover();
      assert.ok((await classes(page, pieces)).every((name) => name.includes('lit')));
      const shared = page.locator('.l', { has: page.locator(`[data-p="${number}"]`) }).first();
      assert.ok(await shared.locator('[data-p]').count() >= 2, 'a line of several columns');
      assert.equal(await shared.locator('.lit').count(), 1, 'only its own piece is lit');

      await part.click();
      const body = (await textOf(page, '.part.picked .text')).replace(/\s/g, '');
      assert.equal((await textOf(page, '.l .picked')).replace(/[\s|]/g, ''), body, 'the pieces are the text');

      const other = page.locator('.source .l [data-p]').last();
      const wanted = await other.getAttribute('data-p');
      await other.click();
      assert.equal(await page.locator('.part.picked').getAttribute('data-p'), wanted);
      assert.ok(await page.locator('.part.picked').isVisible());
      const box = await page.locator('.part.picked').boundingBox();
      assert.ok(box.y > 0 && box.y < 900, 'it was brought into view');
      await press(page, 'Escape');
      assert.equal(await page.locator('.picked').count(), 0);
    });
  },

  async 'what is asked for is shown alone'() {
    await open(view('loss', seed('06-loss.txt')), async (page) => {
      const all = await page.locator('.part').count();
      const removed = await page.locator('.part[data-role="removed"]').count();
      assert.ok(removed > 0 && removed < all);
      await page.getByRole('button', { name: 'Removed' }).click();
      assert.equal(await page.locator('.part:not(.off)').count(), removed);
      assert.equal(await page.getByRole('button', { name: 'Removed' }).getAttribute('aria-pressed'), 'true');
      assert.match(await page.locator('#status').textContent(), new RegExp(`^${removed} texts`));
      await press(page, '6'); // and flagged
      assert.ok(await page.locator('.part:not(.off)').count() > removed);
      await press(page, '0');
      assert.equal(await page.locator('.part.off').count(), 0);
      await page.locator('#roles').selectOption('headline');
      assert.ok((await page.$$eval('.part:not(.off)', (parts) => parts.map((p) => p.dataset.role))).every((role) => role === 'headline'));
      await page.getByRole('button', { name: 'Clear' }).click();
      assert.equal(await page.locator('.off').count(), 0);
    });
  },

  async 'the status line speaks of what is shown now'() {
    const pages = view('status', `${seed('10-english.txt')}\f${seed('06-loss.txt')}`);
    await open(pages, async (page) => {
      const status = () => page.locator('#status').textContent();
      const turn = async (key, to) => { await press(page, key); await page.locator(to).waitFor(); };
      await turn(']', '#g1');
      await press(page, '1', '5');
      assert.match(await status(), /^\d+ texts shown$/);
      await press(page, '0');
      assert.equal(await status(), 'all texts shown');
      await press(page, '5', '5');
      assert.equal(await status(), 'all texts shown', 'a filter taken back');
      await turn('g', '#overview');
      for (const [key, to] of [[']', '#g2'], ['g', '#overview']]) {
        await turn(']', '#g1');
        await press(page, 'j');
        assert.match(await status(), /, [a-z]+ 1$/);
        await turn(key, to);
        assert.equal(await status(), '', `after ${key}`);
        if (key !== 'g') await turn('g', '#overview');
      }
      // A filter holds on the next page, and says so there; the overview has no texts.
      await press(page, '1');
      assert.equal(await status(), '');
      await turn(']', '#g1');
      const first = await status();
      assert.match(first, /^\d+ texts shown$/);
      await turn(']', '#g2');
      assert.notEqual(await status(), first);
      assert.match(await status(), /^\d+ texts shown$/);
      await press(page, 'j', 'Escape');
      assert.equal(await status(), '');
    });
  },

  async 'without articles keys do nothing'() {
    shell('npview --quiet -o blank.html /dev/null');
    await open(path.join(work, 'blank.html'), async (page) => {
      await press(page, '0', '1', 'j', 'J', 'Enter', ']', 'g', 'Escape');
      assert.equal(await page.locator('#status').textContent(), '');
    });
  },

  async 'keys are enough'() {
    await open(view('english', seed('10-english.txt'), { explain: true }), async (page) => {
      const picked = () => page.locator('.part.picked').getAttribute('data-p');
      await press(page, 'j');
      assert.equal(await picked(), '1');
      await press(page, 'ArrowDown', 'ArrowDown', 'k');
      assert.equal(await picked(), '2');
      await press(page, 'J');
      const first = await picked();
      assert.equal(await page.evaluate(() => document.activeElement.dataset.p), first, 'the focus goes along');
      assert.match(await page.locator('#status').textContent(), /article 2$/);
      await press(page, 'Enter');
      assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest('.source'))), 'over to the source');
      await press(page, 'j', 'j');
      assert.notEqual(await picked(), first);
      await press(page, 'Enter');
      assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest('.stories'))), 'and back');
      await press(page, 'm');
      const borders = await page.$$eval('.text i', (marks) => marks.map((mark) => getComputedStyle(mark).borderLeftStyle));
      assert.ok(borders.length > 20 && borders.every((style) => style === 'solid'), 'line ends are marked');
      await press(page, 's');
      assert.equal(await page.locator('.source').isVisible(), false);
      await press(page, 's', 'n');
      assert.equal(await page.locator('.part .note').first().isVisible(), false);
      const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const light = await paper();
      await press(page, 't');
      assert.notEqual(await paper(), light);
      const dark = await paper();
      await page.reload();
      assert.equal(await paper(), dark, 'the choice is remembered');
      await press(page, 't');
      assert.equal(await paper(), light);
      await page.evaluate(() => localStorage.clear());
      await press(page, '?');
      assert.ok(await page.locator('#keys').isVisible());
      await press(page, 'Escape');
      assert.equal(await page.locator('#keys').isVisible(), false);
      // With the tab key every control is reached, and the focus can be seen.
      await press(page, 'Tab');
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.equal(outline, 'solid');
    });
  },

  async 'what looks like a program is text'() {
    const text = 'The <script>document.title = "broken"; alert(1)</script> harbour\n\n' +
      'Boats turn </textarea></style></div> and "sell" \'fish\' & chips there, as\n' +
      '<img src=x onerror="alert(2)"> they say, <a href="javascript:alert(3)">all</a> day\n' +
      'long, and \u202Enobody minds\u202C the <!-- noise --> of <svg onload=alert(4)> it.\n';
    await open(view('<script>alert(5)<', text), async (page) => {
      assert.equal(await page.title(), '<script>alert(5)<');
      const shown = await page.locator('.source').textContent();
      for (const piece of ['<script>document.title', '</textarea></style></div>', '<img src=x onerror="alert(2)">', '<!-- noise -->']) {
        assert.ok(shown.includes(piece), piece);
      }
      assert.equal(await page.locator('main script, main img, main svg, main a').count(), 0);
      assert.equal(await page.locator('script').count(), 1);
    });
    // A script that gets into the file in spite of all does not run: the policy knows only our own.
    const file = view('plain', 'One line of text.\n');
    writeFileSync(file, readFileSync(file, 'utf8').replace('<main>', '<main><script>document.title = "broken"</script><p onclick="alert(1)" style="color:red" id="bait">x</p>'));
    const page = await context.newPage();
    const blocked = [];
    page.on('console', (message) => blocked.push(message.text()));
    await page.goto(pathToFileURL(file).href);
    await page.click('#bait');
    assert.equal(await page.title(), 'plain');
    assert.equal(await page.locator('#bait').evaluate((bait) => getComputedStyle(bait).color === 'rgb(255, 0, 0)'), false);
    assert.ok(blocked.filter((words) => words.includes('Content Security Policy')).length >= 2, blocked.join('\n'));
    await page.close();
  },

  async 'ten pages open and are usable within a second'() {
    // Pages as long as printed ones are: several of ours to a page.
    const pages = readdirSync(seeds).filter((name) => name.endsWith('.txt')).sort().map((name) => seed(name).toString());
    const ten = Array.from({ length: 10 }, (_, i) => [0, 1, 2, 3].map((j) => pages[(i + 3 * j) % pages.length]).join('\n\n')).join('\f');
    const file = view('ten', ten, { explain: true });
    const size = statSync(file).size;
    console.log(`  ten pages of ${Math.round(Buffer.byteLength(ten) / 1024)} KiB: a file of ${Math.round(size / 1024)} KiB`);
    assert.ok(size < 3 * 1024 * 1024);
    const times = [];
    for (let run = 0; run < 3; ++run) {
      await open(file, async (page) => {
        const loaded = await page.evaluate(() => new Promise((resolve) => {
          const tell = () => resolve(performance.getEntriesByType('navigation')[0].loadEventEnd);
          if (performance.getEntriesByType('navigation')[0].loadEventEnd) tell(); else addEventListener('load', () => setTimeout(tell));
        }));
        // Usable: a page is turned and a text selected and painted.
        const used = await page.evaluate(() => new Promise((resolve) => {
          const begin = performance.now();
          location.hash = 'g5';
          addEventListener('hashchange', () => {
            document.querySelector('#g5 .part').click();
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begin)));
          }, { once: true });
        }));
        assert.equal(await page.locator('#g5 .part.picked').count(), 1);
        times.push(loaded + used);
        console.log(`  loaded in ${loaded.toFixed(0)} ms, turned a page and selected a text in ${used.toFixed(0)} ms`);
      });
    }
    assert.ok(Math.min(...times) < 1000, `usable after ${times.map(Math.round)} ms`);

    await open(file, async (page) => {
      assert.equal(await page.locator('.overview').isVisible(), true);
      assert.equal(await page.locator('.pages a').count(), 11);
      assert.equal(await page.locator('.chart svg').count(), 4);
      assert.equal(await page.locator('.pages .mini path').count() > 10, true);
      await page.locator('#plot-articles a').nth(2).click();
      await page.locator('#g3').waitFor();
      assert.equal(await page.locator('.page:visible').count(), 1);
      assert.match(await page.locator('.pages a[aria-current]').textContent(), /Page 3/);
      await press(page, ']');
      await page.locator('#g4').waitFor();
      await press(page, '[');
      await page.locator('#g3').waitFor();
      await press(page, 'g');
      await page.locator('.overview').waitFor();
      await page.screenshot({ path: path.join(out, 'overview-light.png') });
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.screenshot({ path: path.join(out, 'overview-dark.png') });
    });
  },

  async 'dark, light, narrow and on paper'() {
    const file = view('looks', seed('05-awards.txt'), { explain: true });
    const papers = [];
    for (const colorScheme of ['light', 'dark']) {
      await open(file, async (page) => {
        await press(page, 'j', 'j');
        papers.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
        await page.screenshot({ path: path.join(out, `page-${colorScheme}.png`) });
      }, { media: { colorScheme } });
    }
    assert.notEqual(papers[0], papers[1]);
    await open(file, async (page) => {
      await page.screenshot({ path: path.join(out, 'page-narrow.png') });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 400, `nothing sticks out: ${wide}`);
      assert.ok(await page.locator('.source').isVisible() && await page.locator('.stories').isVisible());
    }, { viewport: { width: 400, height: 800 } });
    await open(file, async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      assert.equal(await page.locator('.bar').isVisible(), false);
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
      await page.pdf({ path: path.join(out, 'page.pdf'), preferCSSPageSize: true });
      assert.ok(statSync(path.join(out, 'page.pdf')).size > 10_000);
      // Nothing is cut off: all of both sides stands on paper.
      const cut = await page.$$eval('.source, .stories', (panes) => panes.filter((pane) => pane.scrollHeight > pane.clientHeight + 1).length);
      assert.equal(cut, 0);
    });
  },

  async 'tables are tables'() {
    await open(view('tables', seed('05-awards.txt')), async (page) => {
      assert.ok(await page.getByRole('table').count() >= 2);
      assert.ok(await page.getByRole('columnheader').count() >= 2);
    });
  },
};

let failed = 0;
try {
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      console.log(`ok      ${name}`);
    } catch (error) {
      ++failed;
      console.log(`FAILED  ${name}\n${error.stack}`);
    }
  }
} finally {
  await context.close();
  rmSync(work, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
