import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/vscode/cache.ts';
import {
  clearNotifications,
  findingsShown,
  goTo,
  graphFrame,
  insist,
  openFile,
  runCommand,
} from '../../scripts/vscode/person.ts';
import { openWorkbench, type Workbench } from '../../scripts/vscode/workbench.ts';

/** What a person does to a map in a real VS Code: lenses, answers, large changes. */
describe('acting on a map in VS Code', () => {
  let folder: string;
  let workbench: Workbench;
  let page: Page;
  const demo = 'opentelemetry-demo/service-map.yaml';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'service-map-acting-'));
    await cp(join(root, 'samples'), folder, { recursive: true });
    workbench = await openWorkbench({ folder, extension: root });
    page = workbench.page;
    await openFile(page, demo);
    await findingsShown(page);
  });

  after(async () => {
    await workbench.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Clicks the first lens in sight that says this. */
  const clickLens = async (text: string) => {
    const found = await page.waitForFunction((wanted) => {
      const { top = 0, bottom = 0 } =
        document
          .querySelector('.part.editor .monaco-scrollable-element')
          ?.getBoundingClientRect() ?? {};
      return [...document.querySelectorAll('.codelens-decoration a')].find((each) => {
        const rect = each.getBoundingClientRect();
        return each.textContent.includes(wanted) && rect.top > top && rect.bottom < bottom;
      });
    }, text);
    await found.asElement()?.click();
  };
  const pick = (text: string) =>
    page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
  const dialog = () => page.locator('.monaco-dialog-box');
  const files = async () =>
    (await readdir(join(folder, 'opentelemetry-demo'), { recursive: true })).filter((name) =>
      name.endsWith('.yaml'),
    );
  const row = (name: string) =>
    page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
  const split = async () => {
    await page.locator('.tab', { hasText: 'service-map.yaml' }).first().click();
    await goTo(page, 1);
    // The menu goes, as the palette does, where an editor that is still opening takes the focus.
    await insist(async (limit) => {
      await runCommand(page, 'Source Action...');
      const row = page.locator('.action-widget .monaco-list-row', { hasText: 'Split' }).first();
      await row.click(limit);
    });
    await dialog().waitFor();
  };

  it('counts findings of a map that was judged before it was opened', async () => {
    await openFile(page, 'shared-database/service-map.yaml');
    await findingsShown(page);
    await openFile(page, demo);
  });

  it('opens the graph at a service whose lens asks why, and at a shared thing', async () => {
    await insist(async (limit) => {
      await page.locator('.tab', { hasText: 'service-map.yaml' }).first().click();
      await goTo(page, 88);
      await clickLens('· why');
      const graph = await graphFrame(page, '.card.selected', limit);
      await graph.locator('.details h3', { hasText: 'Why' }).first().waitFor();
    });
    await insist(async (limit) => {
      await page.locator('.tab', { hasText: 'service-map.yaml' }).first().click();
      await goTo(page, 40);
      await clickLens('show in graph');
      await graphFrame(page, '.thing.selected, .card.selected', limit);
    });
  });

  it('answers with places that lead into the file', async () => {
    await page.locator('.tab', { hasText: 'service-map.yaml' }).first().click();
    await runCommand(page, 'Service Map: Explain Two Services');
    await pick('checkout');
    await pick('cart');
    const answer = await graphFrame(page, 'a[data-href*="#L"], a[href*="#L"]');
    const link = answer.locator('a[data-href*="#L"], a[href*="#L"]').first();
    const [, line = '?'] = /:(\d+)$/.exec(await link.innerText()) ?? [];
    await link.click();
    await page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line},` }).waitFor();
  });

  it('asks again for what cannot be tried, with what was typed and what is wrong with it', async () => {
    await page.locator('.tab', { hasText: 'service-map.yaml' }).first().click();
    await runCommand(page, 'Service Map: What If');
    await pick('A value in the map is another one');
    const input = page.locator('.quick-input-widget input[type="text"]:visible').first();
    await input.fill('apis.nope.stability=stable');
    await input.press('Enter');
    await page.locator('.quick-input-message', { hasText: 'There is no api nope.' }).waitFor();
    assert.equal(await input.inputValue(), 'apis.nope.stability=stable');
    await page.keyboard.press('Escape');
  });

  it('asks for two services where one would have nobody to share with', async () => {
    await runCommand(page, 'Service Map: What If');
    await pick('Services have to share a project');
    await page
      .locator('.quick-input-widget', { hasText: 'Two services or more' })
      .or(page.locator('.quick-input-widget input[placeholder="Two services or more"]'))
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-title', { hasText: 'tick two or more' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('asks before a map is split, and shows what would change', async () => {
    await split();
    assert.match(await dialog().innerText(), /New: .*service-map\.yaml/);
    await dialog().locator('.monaco-button', { hasText: 'Show Changes' }).click();
    await page.locator('.multiDiffEditor').first().waitFor();
    // Nothing pops up under automation.
    await page.locator('#status\\.notifications').click();
    await page
      .locator('.notifications-center', { hasText: 'nothing has been written yet' })
      .waitFor();
    assert.deepEqual(await files(), ['service-map.yaml']);
    await clearNotifications(page);
    await runCommand(page, 'View: Close Editor');
  });

  it('writes every file of a split that is agreed to', async () => {
    await split();
    await dialog().locator('.monaco-button', { hasText: 'Apply' }).click();
    await row('projects').waitFor();
    await row('projects').click();
    await row('.service-map.yaml').nth(6).waitFor();
    await page.waitForFunction(() => !document.querySelector('.tab.dirty'));
    assert.equal((await files()).length, 8);
    const text = await readFile(join(folder, 'opentelemetry-demo', 'service-map.yaml'), 'utf8');
    assert.match(text, /^include:/m);
    // What is said of a database counts its users in the other files.
    await goTo(page, 1);
    await page
      .locator('.view-line', { hasText: /astronomy-db.*1\sservice/ })
      .first()
      .waitFor();
  });
});
