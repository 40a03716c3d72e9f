import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { root } from '../../scripts/vscode/cache.ts';
import {
  findingsShown,
  goTo,
  graphAtRest,
  graphFrame,
  insist,
  openFile,
  runCommand,
} from '../../scripts/vscode/person.ts';
import { openWorkbench, type Workbench } from '../../scripts/vscode/workbench.ts';

/** The graph in the real webview of a real VS Code, used as a person uses it. */
describe('the graph panel in VS Code', () => {
  let folder: string;
  let workbench: Workbench;
  let page: Page;
  let graph: Frame;
  const errors: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'service-map-graph-'));
    await cp(join(root, 'samples'), folder, { recursive: true });
    workbench = await openWorkbench({ folder, extension: root });
    page = workbench.page;
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text()))
        errors.push(message.text());
    });
    await openFile(page, 'opentelemetry-demo/service-map.yaml');
    await findingsShown(page);
    await runCommand(page, 'Service Map: Show Graph');
    graph = await graphFrame(page, '[data-service]');
  });

  after(async () => {
    await workbench.close();
    await rm(folder, { recursive: true, force: true });
  });

  const services = () => graph.locator('[data-service]');
  const show = async (view: string) => {
    await graph.locator(`[data-view="${view}"]`).click();
    await graph.locator(`[data-view="${view}"][aria-checked="true"]`).waitFor();
  };
  /** The line of the sample, counted from 1, that begins with `text`. */
  const lineOf = async (text: string) => {
    const lines = (
      await readFile(join(folder, 'opentelemetry-demo', 'service-map.yaml'), 'utf8')
    ).split('\n');
    return 1 + lines.findIndex((line) => line.startsWith(text));
  };
  /** Line and column of the cursor, as the status bar shows them. */
  const cursorAt = (text: string, limit: { timeout?: number } = {}) =>
    page.locator('#status\\.editor\\.selection', { hasText: text }).waitFor(limit);
  /**
   * Clicks on a service, which leads into the file, and the focus with it. VS Code asks a panel now
   * and then whether it has the focus, and may so take it back from the file.
   */
  const clickService = (name: string) =>
    insist(async (limit) => {
      await graph.locator(`[data-service="${name}"]`).click(limit);
      await cursorAt(`Ln ${await lineOf(`  ${name}:`)}`, limit);
    });

  it('draws every service and every project', async () => {
    assert.equal(await services().count(), 14);
    const groups = await graph
      .locator('[data-group]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-group')));
    for (const name of ['web', 'shop-backend', 'risk', 'tooling'])
      assert.ok(groups.includes(name), name);
  });

  it('runs under its strict policy without a complaint', async () => {
    const policy = await graph
      .locator('meta[http-equiv="Content-Security-Policy"]')
      .getAttribute('content');
    assert.match(policy ?? '', /default-src 'none'/);
    assert.doesNotMatch(policy ?? '', /unsafe/);
    assert.deepEqual(errors, []);
  });

  it('shows what moves in the difference', async () => {
    await show('difference');
    assert.equal(await graph.locator('.card.mover').count(), 8);
    await show('recommended');
    assert.equal(await graph.locator('.card.mover').count(), 0);
    await show('current');
  });

  it('goes to the source of a service that is clicked', async () => {
    await clickService('payment');
    assert.equal(await graph.locator('[data-service="payment"].selected').count(), 1);
    assert.match(await graph.locator('.details').innerText(), /Charges credit cards/);
  });

  it('says why in a tooltip', async () => {
    await graph.locator('[data-service="ad"]').hover();
    assert.match(
      await graph.locator('.tooltip').innerText(),
      /in shop-backend today, recommended web/,
    );
  });

  it('marks the service that the cursor in the file is on', async () => {
    await runCommand(page, 'View: Focus First Editor Group');
    await goTo(page, 92, 5);
    await graph.locator('[data-service="ad"].revealed').waitFor();
  });

  it('says why a service is where it is, what would flip it, and who can see its flags', async () => {
    await graphAtRest(graph);
    await clickService('fraud-detection');
    const details = graph.locator('.details');
    await details.locator('h3', { hasText: 'What would flip it' }).waitFor();
    await details.locator('h3', { hasText: 'who can see them' }).waitFor();
    await graph.locator('.picture').press('Escape');
  });

  it('writes a move that is tried by keys into the file, and only when it is applied', async () => {
    const project = async () => {
      const text = await readFile(join(folder, 'opentelemetry-demo', 'service-map.yaml'), 'utf8');
      return /^ {2}ad:\n(?: {4}.*\n)*? {4}project: (\S+)/m.exec(text)?.[1];
    };
    const before = await project();
    await graphAtRest(graph);
    await clickService('ad');
    // The focus comes back.
    await graph.locator('.picture').focus();
    await page.keyboard.press('m');
    await graph.locator('.moving select').selectOption('tooling');
    await graph.locator('.moving .change').waitFor();
    await page.keyboard.press('Escape');
    await graph.locator('.moving').waitFor({ state: 'detached' });
    await page.keyboard.press('m');
    await graph.locator('.moving select').selectOption('tooling');
    await graph.locator('.moving .primary:enabled').click();
    await graph.locator('[data-service="ad"][aria-label*="in tooling"]').waitFor();
    await runCommand(page, 'File: Save All');
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    assert.notEqual(before, 'tooling');
    assert.equal(await project(), 'tooling');
    await runCommand(page, 'View: Focus First Editor Group');
    await page.keyboard.press('Control+z');
    await graph.locator('[data-service="ad"][aria-label*="in tooling"]').waitFor({
      state: 'detached',
    });
  });

  it('exports the picture by a command, as a file beside the map', async () => {
    await runCommand(page, 'Service Map: Export the Graph');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'SVG' }).first().click();
    const name = page.locator('.quick-input-box input');
    await name.waitFor();
    await page.waitForFunction(() =>
      (document.querySelector('.quick-input-box input') as HTMLInputElement).value.endsWith('.svg'),
    );
    await name.press('Enter');
    await name.waitFor({ state: 'hidden' });
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: '.svg' }).waitFor();
    const svg = await readFile(join(folder, 'opentelemetry-demo', 'service-map.svg'), 'utf8');
    assert.match(svg, /^<\?xml[\s\S]*fraud-detection[\s\S]*<\/svg>\s*$/);
    await page.keyboard.press('Escape');
  });

  it('follows what is typed', async () => {
    await runCommand(page, 'View: Focus First Editor Group');
    await goTo(page, await lineOf('services:'), 'services:'.length + 1);
    // The editor indents the new line by itself.
    await page.keyboard.press('Enter');
    await page.keyboard.type('brand-new:');
    await services().nth(14).waitFor();
    await graph.locator('[data-service="brand-new"]').waitFor();
  });

  it('survives a reload of the window, with its view', async () => {
    await show('difference');
    await runCommand(page, 'File: Save All');
    await runCommand(page, 'Developer: Reload Window');
    await page
      .locator('.monaco-workbench .part.editor')
      .waitFor({ state: 'detached' })
      .catch(() => undefined);
    graph = await graphFrame(page, '[data-service]');
    await graph.locator('[data-view="difference"][aria-checked="true"]').waitFor();
    assert.equal(await services().count(), 15);
  });

  it('applies the recommendation from the panel', async () => {
    await graph.locator('.apply').click();
    await graph.locator('.apply').waitFor({ state: 'detached' });
    assert.equal(await graph.locator('.card.mover').count(), 0);
  });
});
