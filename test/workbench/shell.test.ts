import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/vscode/cache.ts';
import { graphFrame, openFile, runCommand } from '../../scripts/vscode/person.ts';
import { openWorkbench, type Workbench } from '../../scripts/vscode/workbench.ts';

/** The shell around the editor as a person meets it, from an empty folder, in Restricted Mode. */
describe('the shell in VS Code', () => {
  let folder: string;
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'service-map-shell-'));
    workbench = await openWorkbench({
      folder,
      extension: root,
      askForTrust: true,
      settings: { 'serviceMap.graph.view': 'difference' },
    });
    page = workbench.page;
    await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: 60_000 });
  });

  after(async () => {
    await workbench.close();
    await rm(folder, { recursive: true, force: true });
  });

  const row = (text: string | RegExp) =>
    page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
  const welcome = (text: string) =>
    page.locator('.welcome-view-content', { hasText: text }).first().waitFor();

  it('runs without trust', async () => {
    await page.locator('#status\\.workspaceTrust').waitFor();
  });

  it('has a view in the activity bar, which says what is missing', async () => {
    await page.locator('.activitybar .action-label[aria-label*="Service Map"]').first().click();
    await welcome('no service map yet');
  });

  it('says what a map is in a walkthrough with pictures', async () => {
    await page.locator('.welcome-view-content a', { hasText: 'what a service map is' }).click();
    await page.locator('.getting-started-step', { hasText: 'Read a finding' }).first().waitFor();
    const picture = page.locator('.getting-started-media img').first();
    await picture.waitFor();
    const width = await picture.evaluate(async (image) => {
      const loaded = image as HTMLImageElement;
      await loaded.decode();
      return loaded.naturalWidth;
    });
    assert.ok(width > 0);
  });

  it('ticks no step of it, and offers a map, where a step needs one', async () => {
    await page.locator('.getting-started-step', { hasText: 'Read a finding' }).first().click();
    await page.locator('.monaco-button', { hasText: 'Go to the Next Finding' }).first().click();
    // Nothing pops up under automation.
    await page.locator('#status\\.notifications').click();
    await page
      .locator('.notifications-center .monaco-button', { hasText: 'Create a Service Map' })
      .waitFor();
    assert.equal(
      await page.locator('.getting-started-step .codicon-getting-started-step-checked').count(),
      0,
    );
    await page.keyboard.press('Escape');
    await page.locator('.notifications-center.visible').waitFor({ state: 'detached' });
  });

  it('creates a map', async () => {
    await page.locator('.welcome-view-content .monaco-button').first().click();
    await page.locator('.monaco-editor .view-lines').first().waitFor();
    await row('Today').waitFor();
    assert.match(await readFile(join(folder, 'service-map.yaml'), 'utf8'), /^version: 1$/m);
  });

  it('counts findings and points in the status bar', async () => {
    const item = page.locator('.statusbar-item[id*="serviceMap.status"]');
    await item.waitFor();
    assert.match(await item.innerText(), /\d+ findings? · \d+ points?/);
    assert.match(
      (await item.locator('[aria-label*="overruled"]').first().getAttribute('aria-label')) ?? '',
      /Service map: \d+ findings?, \d+ points? overruled/,
    );
  });

  it('keeps counting while the graph has the focus', async () => {
    await runCommand(page, 'Service Map: Show Graph');
    const graph = await graphFrame(page, '[data-group]');
    await graph.locator('.search').click();
    await page.locator('#status\\.editor\\.selection').waitFor({ state: 'detached' });
    await page.locator('.statusbar-item[id*="serviceMap.status"]').waitFor();
    await runCommand(page, 'View: Close Editor');
  });

  it('speaks each row of the tree', async () => {
    await row('storefront').click();
    await row('billing').waitFor();
    assert.match(
      (await row('billing').getAttribute('aria-label')) ?? '',
      /Service billing, recommended project: .+ points for its project/,
    );
  });

  it('hides the item for other files, and keeps the tree', async () => {
    await writeFile(join(folder, 'other.txt'), 'nothing\n');
    await openFile(page, 'other.txt');
    await page.locator('.statusbar-item[id*="serviceMap.status"]').waitFor({ state: 'detached' });
    await row('Today').waitFor();
  });

  it('offers the maps of the folder when none is open', async () => {
    await writeFile(join(folder, 'second.service-map.yaml'), 'version: 1\nservices: {}\n');
    await runCommand(page, 'View: Close All Editors');
    await welcome('several service maps');
    await page.locator('.welcome-view-content .monaco-button').first().click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'second' }).click();
    await welcome('no services yet');
  });

  it('shows a service in the graph, which begins with the view of the settings', async () => {
    await openFile(page, 'service-map.yaml');
    await row('storefront').waitFor();
    // A tree may remember what was unfolded.
    if ((await row('storefront').getAttribute('aria-expanded')) === 'false')
      await row('storefront').click();
    await row('billing').hover();
    await row('billing').locator('[aria-label="Show in the Graph"]').click();
    const graph = await graphFrame(page, '[data-service="billing"].revealed');
    await graph.locator('[data-view="difference"][aria-checked="true"]').waitFor();
  });

  it('moves a service from its row', async () => {
    await row('billing').hover();
    await row('billing').locator('[aria-label="Move to the Recommended Project"]').click();
    await row(/storefront\s*2 services/).waitFor();
  });
});
