import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { modelOf } from '../support/page.ts';
import { drawn, usePanels, type Panel } from '../support/panel.ts';

const lines: Readonly<Record<string, string>> = {
  a: '{ owner: t1, project: p, databases: [db] }',
  b: '{ owner: t1, project: p, databases: [db] }',
  c: '{ owner: t2, project: q, databases: [db] }',
  f: '{ owner: t3, project: r, flags: [new] }',
};
const mapOf = (names: string) =>
  modelOf(
    `version: 1\nservices:${names === '' ? ' {}' : ''}\n${[...names].map((name) => `  ${name}: ${lines[name] ?? ''}\n`).join('')}`,
  );

/** What somebody has selected, pointed at or chosen, and a change of the map takes away. */
describe('what is gone from a map', function () {
  this.timeout(120_000);
  const panels = usePanels();
  const show = () => panels.show(mapOf('abcf'), { size: { width: 1200, height: 800 } });
  const change = async (panel: Panel, names: string) => {
    await panel.send({ type: 'graph', model: mapOf(names) });
    await drawn(panel.page);
  };
  const search = async ({ page }: Panel, name: string) => {
    await page.locator('.search').fill(name);
    await page.locator('.search').press('Escape');
    await drawn(page);
  };
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.getAttribute('class')?.split(' ')[0]);
  const said = (page: Page) => page.locator('.live').innerText();

  it('is no project to move to', async () => {
    const panel = await show();
    const { page } = panel;
    await search(panel, 'a');
    await page.locator('.picture').focus();
    await page.keyboard.press('m');
    await page.locator('.moving select').selectOption('r');
    await change(panel, 'abc');
    assert.equal(await page.locator('.moving select').inputValue(), '');
    assert.equal(await page.locator('.moving', { hasText: 'Working it out' }).count(), 0);
    assert.equal(await said(page), 'a cannot move to r any more');
  });

  it('is not selected, and Escape has nothing to take back', async () => {
    const panel = await show();
    const { page } = panel;
    await page.locator('[data-view="difference"]').click();
    await search(panel, 'f');
    const rows = page.locator('.legend button.row');
    assert.ok((await rows.count()) > 0);
    await change(panel, 'abc');
    assert.equal(await rows.count(), 0);
    await page.locator('.picture').focus();
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.notEqual(await said(page), 'Nothing selected');
    // As it comes back, be it that somebody has taken the change back.
    await change(panel, 'abcf');
    assert.ok((await rows.count()) > 0);
  });

  it('is not entered by the keys that had come upon it', async () => {
    const panel = await show();
    const { page } = panel;
    await page.locator('.picture').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowDown']) {
      if ((await said(page)).startsWith('f,')) break;
      await page.keyboard.press(key);
      await drawn(page);
    }
    assert.match(await said(page), /^f,/);
    const before = (await panel.posted()).length;
    await change(panel, 'abc');
    await page.keyboard.press('Enter');
    await drawn(page);
    assert.equal(
      (await panel.posted()).slice(before).filter(({ type }) => type === 'open').length,
      0,
    );
    assert.equal(await page.locator('.selected').count(), 0);
  });

  it('is a filter that nothing passes, and that says so', async () => {
    const panel = await show();
    const { page } = panel;
    await page.locator('.filtering').click();
    await page.locator('.by-team').selectOption('t3');
    await change(panel, 'abc');
    const chosen = await page
      .locator('.by-team')
      .evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.textContent);
    assert.equal(chosen, 't3 (0)');
    assert.equal(await page.locator('.filters .quiet').innerText(), '0 services left');
  });

  it('leaves the keys in the picture where it had them', async () => {
    const panel = await show();
    const { page } = panel;
    const links = page.locator('.details button, .details a');
    const gone: (readonly [string, () => Promise<void>])[] = [
      [
        'the link to a service that moves',
        async () => {
          await page.locator('[data-view="difference"]').click();
          await links.first().focus();
          await page.keyboard.press('Enter');
        },
      ],
      [
        'a row of the legend',
        async () => {
          await page.locator('.legend button.row').first().focus();
          await page.keyboard.press('Escape');
        },
      ],
      [
        'the button that clears filters',
        async () => {
          await page.locator('.filtering').click();
          await page.locator('.by-team').selectOption('t1');
          await page.locator('.clear').focus();
          await page.keyboard.press('Enter');
        },
      ],
      [
        'the button that takes tidying up back',
        async () => {
          await page.keyboard.press('t');
          await page.getByRole('button', { name: 'Undo' }).focus();
          await page.keyboard.press('Enter');
        },
      ],
      [
        'the picture itself',
        async () => {
          await page.locator('.picture').focus();
          await change(panel, '');
          await change(panel, 'abcf');
        },
      ],
    ];
    for (const [what, lose] of gone) {
      await lose();
      await drawn(page);
      assert.equal(await focused(page), 'picture', what);
    }
  });

  it('is no reason to take the keys from where they are', async () => {
    const panel = await show();
    const { page } = panel;
    await page.locator('.search').focus();
    await change(panel, 'abc');
    assert.equal(await focused(page), 'search');
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
    });
    await change(panel, 'abcf');
    assert.notEqual(await focused(page), 'picture');
  });
});
