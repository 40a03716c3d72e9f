import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/vscode/cache.ts';
import {
  findingsShown,
  goTo,
  graphFrame,
  openFile,
  runCommand,
} from '../../scripts/vscode/person.ts';
import { openWorkbench, type Workbench } from '../../scripts/vscode/workbench.ts';

/** The extension in the browser's extension host, its server in a web worker: no Node anywhere. */
describe('VS Code in a browser', () => {
  let folder: string;
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'service-map-web-'));
    await cp(join(root, 'samples', 'shared-database'), folder, { recursive: true });
    workbench = await openWorkbench({
      folder,
      extension: root,
      settings: { 'remote.extensionKind': { 'service-map.service-map': ['web'] } },
    });
    page = workbench.page;
    await openFile(page, 'service-map.yaml');
    await findingsShown(page);
  });

  after(async () => {
    await workbench.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('runs the server in a worker', async () => {
    const names = await Promise.all(
      page
        .workers()
        .map((worker) => worker.evaluate(() => (globalThis as unknown as { name: string }).name)),
    );
    assert.ok(
      names.some((name) => name.includes('service-map')),
      names.join('\n'),
    );
  });

  it('explains a name in a hover', async () => {
    await runCommand(page, 'View: Focus Active Editor Group');
    await goTo(page, 9, 5);
    await runCommand(page, 'Show or Focus Hover');
    await page.locator('.monaco-hover .hover-contents', { hasText: 'orders-db' }).first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('draws the graph', async () => {
    await runCommand(page, 'Service Map: Show Graph');
    const graph = await graphFrame(page, '[data-service]');
    assert.equal(await graph.locator('[data-service]').count(), 3);
  });
});
