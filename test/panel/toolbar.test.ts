import assert from 'node:assert/strict';
import { landscape } from '../../scripts/panel/landscape.ts';
import { modelOf } from '../support/page.ts';
import { drawn, usePanels } from '../support/panel.ts';

/** The toolbar at every width, and what is looked for with it. */
describe('the toolbar in a browser', function () {
  this.timeout(120_000);
  const panels = usePanels();

  it('stays as it is, and so does the picture, while one types or opens the filters', async () => {
    for (const width of [1400, 1280, 400]) {
      const { page } = await panels.show(modelOf(landscape(30)), { size: { width, height: 800 } });
      const bar = () => page.locator('.toolbar').boundingBox();
      const picture = () =>
        page.locator('[data-group="payments"] .frame').evaluate((frame) => {
          const { left, width: w } = frame.getBoundingClientRect();
          return { left, w };
        });
      const [before, there] = [await bar(), await picture()];
      assert.ok(width < 1000 || (before && before.height < 45));
      await page.locator('.filtering').click();
      await page.locator('.filters').waitFor();
      await drawn(page);
      assert.deepEqual(await picture(), there, `at ${width}`);
      await page.locator('.search').fill('api');
      assert.match(await page.locator('.hits').innerText(), /1\/5/);
      assert.deepEqual(await bar(), before);
      const cut = await page
        .locator('.totals')
        .evaluate((totals) => totals.scrollWidth > totals.clientWidth + 1);
      assert.equal(cut, false);
    }
  });

  it('has two rows at most in a narrow panel, with all of it in reach of the keyboard', async () => {
    for (const width of [320, 360, 400, 520, 700]) {
      const { page } = await panels.show(modelOf(landscape(30)), { size: { width, height: 800 } });
      const bar = await page.locator('.toolbar').boundingBox();
      assert.ok(bar && bar.height <= 72, `${bar?.height} at ${width}`);
      const beyond = await page
        .locator('.toolbar > *')
        .evaluateAll((all) =>
          all.filter((each) => each.getBoundingClientRect().right > innerWidth).map(String),
        );
      assert.deepEqual(beyond, [], `at ${width}`);
      await page.locator('.opener').focus();
      await page.keyboard.press('Enter');
      const reached: string[] = [];
      for (let i = 0; i < 3; i++) {
        await page.keyboard.press('Tab');
        reached.push(
          await page.evaluate(() => {
            const { left, right } = document.activeElement?.getBoundingClientRect() ?? {
              left: -1,
              right: 0,
            };
            const inSight = left >= 0 && right <= innerWidth;
            return inSight ? (document.activeElement?.textContent ?? '') : 'out of sight';
          }),
        );
      }
      assert.deepEqual(reached, ['Tidy up', 'Export', 'Details']);
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('.exporting').isVisible(), false);
      assert.equal(
        await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
        'More',
      );
    }
  });

  it('exports from a narrow panel, and leaves nothing open', async () => {
    const { page, posted } = await panels.show(modelOf(landscape(5)), {
      size: { width: 360, height: 700 },
    });
    await page.locator('.opener').click();
    await page.locator('.exporting').click();
    await page.locator('[data-format="dot"]').click();
    assert.equal(await page.locator('.exporting').isVisible(), false);
    assert.ok((await posted()).some(({ type }) => type === 'save'));
  });

  it('shows the view that is chosen, also while the key for another one is held', async () => {
    const { page } = await panels.show(modelOf(landscape(30)));
    await page.locator('.picture').focus();
    await page.keyboard.down('d');
    const shown = () => page.locator('.views [aria-checked="true"]').getAttribute('data-view');
    assert.equal(await shown(), 'recommended');
    await page.locator('[data-view="difference"]').click();
    assert.equal(await shown(), 'difference');
    await page.keyboard.up('d');
    assert.equal(await shown(), 'difference');
  });

  it('closes what is open when one presses elsewhere', async () => {
    const { page } = await panels.show(modelOf(landscape(5)));
    await page.locator('.exporting').click();
    await page.locator('.totals').click();
    assert.equal(await page.locator('.menu').count(), 0);
  });

  it('jumps to what is searched for, and says how many there are', async () => {
    const { page } = await panels.show(modelOf(landscape(200)));
    await page.keyboard.press('/');
    await page.keyboard.type('payments');
    await page.locator('.card.selected, .mark.selected').first().waitFor();
    const [first = ''] = await page.locator('.hits').allInnerTexts();
    assert.match(first, /^1\/\d+$/);
    await page.keyboard.press('Enter');
    assert.match(await page.locator('.hits').innerText(), /^2\//);
    assert.match(await page.locator('.live').innerText(), /Match 2 of/);
    const card = await page.locator('.card.selected').boundingBox();
    const scene = await page.locator('.scene').boundingBox();
    assert.ok(card && scene && card.x >= scene.x && card.x + card.width <= scene.x + scene.width);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.hits').count(), 0);
    assert.equal(
      await page.locator('.picture').evaluate((svg) => svg === document.activeElement),
      true,
    );
  });

  it('narrows by team and by what changes, without moving anything, and counts along', async () => {
    const { page } = await panels.show(modelOf(landscape(30)));
    const places = () =>
      page
        .locator('.card')
        .evaluateAll((all) =>
          Object.fromEntries(
            all.map((card) => [card.getAttribute('data-service'), card.getAttribute('transform')]),
          ),
        );
    const before = await places();
    const databases = () =>
      page
        .locator('.legend .row.database .count')
        .innerText()
        .then((text) => Number.parseInt(text));
    const all = await databases();
    await page.locator('.filtering').click();
    await page.locator('.by-team').selectOption('payments-team');
    assert.deepEqual(await places(), before);
    assert.equal(await page.locator('.card:not(.dim)').count(), 6);
    assert.ok((await databases()) < all);
    await page.locator('.by-team').selectOption('');
    await page.locator('.by-changed').check();
    const moving = modelOf(landscape(30)).services.filter((s) => s.current !== s.recommended);
    assert.equal(await page.locator('.card:not(.dim)').count(), moving.length);
    await page.locator('.clear').click();
    assert.equal(await page.locator('.card.dim').count(), 0);
  });
});
