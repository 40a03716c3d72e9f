import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { landscape } from '../../scripts/panel/landscape.ts';
import { modelOf } from '../support/page.ts';
import { drawn, usePanels, type Panel } from '../support/panel.ts';

/** The legend explains what is drawn, and nothing else. */
describe('the legend in a browser', function () {
  this.timeout(120_000);
  const panels = usePanels();
  const sample = async () => {
    const path = join(import.meta.dirname, '../../samples/opentelemetry-demo/service-map.yaml');
    return modelOf(await readFile(path, 'utf8'));
  };
  const rows = async ({ page }: Panel): Promise<string[]> => {
    const all = await page.locator('.legend .row:visible').allInnerTexts();
    return all.map((row) => row.replace(/\s+/g, ' ').replace(/ pairs?$/, ''));
  };

  it('tells of the kinds of coupling that there are, and of the signs on cards', async () => {
    const panel = await panels.show(await sample(), { size: { width: 1400, height: 850 } });
    assert.deepEqual(await rows(panel), [
      'API 9',
      'Release 2',
      'Flag or segment 4',
      'Other 4',
      'Required 2',
      'Reasons to split 7',
      'Errors 1',
      'Warnings 7',
      'Notes 1',
      'only recommended 3 projects',
    ]);
    // They keep their room, and stand empty.
    const empty = panel.page.locator('.boxes .box.placeholder:not(.unassigned)');
    assert.equal(await empty.count(), 3);
    await panel.page.locator('[data-view="recommended"]').click();
    await drawn(panel.page);
    assert.equal(await empty.count(), 0);
    assert.ok(!(await rows(panel)).some((row) => row.startsWith('only')));
  });

  it('explains in the difference what there is, be it that all moves or nothing does', async () => {
    const told = async (lines: readonly string[]) => {
      const map = `version: 1\nservices:\n${lines.map((line) => `  ${line}\n`).join('')}`;
      const panel = await panels.show(modelOf(map), { size: { width: 1000, height: 800 } });
      await panel.page.locator('[data-view="difference"]').click();
      await drawn(panel.page);
      return rows(panel);
    };
    assert.deepEqual(await told(['a: { owner: x }', 'b: { owner: y }']), [
      '+ comes here 2',
      '− leaves here 2',
      'move',
    ]);
    assert.deepEqual(await told(['a: { project: a }', 'b: { project: b }']), ['unchanged 2']);
  });

  it('counts findings of the services that pass the filters', async () => {
    const panel = await panels.show(await sample(), { size: { width: 1400, height: 850 } });
    const { page } = panel;
    await page.locator('.filtering').click();
    await page.locator('.by-finding').selectOption('error');
    await drawn(page);
    const told = await rows(panel);
    assert.deepEqual(told.slice(-4, -1), ['Errors 1', 'Warnings 0', 'Notes 0']);
  });

  it('tells from afar which projects change, where services are not drawn', async () => {
    const panel = await panels.show(modelOf(landscape(200)), {
      size: { width: 1000, height: 800 },
    });
    const { page } = panel;
    await page.locator('[data-view="difference"]').click();
    await drawn(page);
    assert.equal(await page.locator('.block, .card').count(), 0);
    const told = await rows(panel);
    const changed = await page.locator('.picture .changed:not(.unassigned)').count();
    assert.ok(changed > 0);
    assert.equal(told[1], `changes ${changed} projects`);
    assert.ok(!told.some((row) => row.includes('comes here')));
  });
});
