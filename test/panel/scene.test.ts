import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { landscape } from '../../scripts/panel/landscape.ts';
import { modelOf } from '../support/page.ts';
import { drawn, usePanels, type Panel, type PanelOptions } from '../support/panel.ts';

/** The page alone in a real browser, under its own policy. */
describe('the scene in a browser', function () {
  this.timeout(120_000);
  const panels = usePanels();
  let panel: Panel | undefined;

  const show = async (services: number, options: PanelOptions = {}) => {
    panel = await panels.open(options);
    await panel.send({ type: 'graph', model: modelOf(landscape(services)) });
    return panel;
  };
  const count = (selector: string) => panel?.page.locator(selector).count() ?? Promise.resolve(-1);

  it('has no script larger than 60 kB', () => {
    const size = gzipSync(panels.bundle.script).length;
    assert.ok(size <= 60_000, `${String(size)} bytes`);
  });

  it('tells more the nearer one comes, and never draws more than 2,500 elements', async () => {
    const { page } = await show(200);
    const level = () =>
      page
        .locator('.picture')
        .evaluate((svg) => /far|middle|near/.exec(svg.getAttribute('class') ?? '')?.[0]);
    const seen: (string | undefined)[] = [];
    await page.locator('.picture').focus();
    for (let i = 0; i < 14; i++) {
      await page.keyboard.press('-');
    }
    for (let i = 0; i < 26; i++) {
      const now = await level();
      if (seen.at(-1) !== now) seen.push(now);
      const elements = await count('.scene svg *');
      assert.ok(elements <= 2500, `${String(elements)} elements`);
      assert.ok((await count('.trunk')) <= 150);
      await page.keyboard.press('+');
    }
    assert.deepEqual(seen, ['far', 'middle', 'near']);
  });

  it('keeps names of projects between 12 and 18 pixels at every zoom', async () => {
    const { page } = await show(30);
    await page.locator('.picture').focus();
    for (const key of ['0', '-', '-', '-', '-', '+', '+', '+', '+', '+', '+', '+']) {
      await page.keyboard.press(key);
      const sizes = await page.locator('.box-name').evaluateAll((all) =>
        all.map((name) => {
          const text = name as SVGTextElement;
          return Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0);
        }),
      );
      assert.ok(sizes.length > 0);
      for (const size of sizes) assert.ok(size >= 12 && size <= 18, String(size));
    }
  });

  it('cuts no name at the edge of its box, and lets none cover another', async () => {
    const { page } = await show(200);
    await page.locator('.picture').focus();
    for (const key of ['0', '-', '+', '+', '+', '+', '+', '+']) {
      await page.keyboard.press(key);
      const wrong = await page.evaluate(() => {
        const rects = [...document.querySelectorAll('.box-name')].map((name) =>
          name.getBoundingClientRect(),
        );
        const frames = [...document.querySelectorAll('.box .frame')].map((frame) =>
          frame.getBoundingClientRect(),
        );
        const inside = rects.filter(
          (rect) =>
            !frames.some(
              (frame) =>
                rect.left >= frame.left - 1 &&
                rect.right <= frame.right + 1 &&
                rect.top >= frame.top - 3 &&
                rect.bottom <= frame.bottom + 3,
            ),
        ).length;
        const over = rects.filter((a, i) =>
          rects.some(
            (b, j) =>
              i < j && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
          ),
        ).length;
        return { inside, over };
      });
      assert.deepEqual(wrong, { inside: 0, over: 0 }, `after ${key}`);
    }
  });

  it('lets no name cover what becomes of its project, or the sign on its card', async () => {
    const sample = join(import.meta.dirname, '../../samples/opentelemetry-demo/service-map.yaml');
    panel = await panels.open({ size: { width: 900, height: 800 } });
    await panel.send({ type: 'graph', model: modelOf(await readFile(sample, 'utf8')) });
    const { page } = panel;
    await page.locator('[data-view="difference"]').click();
    await page.locator('.picture').focus();
    for (const key of ['0', '+', '+', '+', '+']) {
      await page.keyboard.press(key);
      assert.ok((await count('.note')) > 0);
      const covered = await page.evaluate(() => {
        const rects = (selector: string) =>
          [...document.querySelectorAll(selector)].map((each) => each.getBoundingClientRect());
        const signs = rects('.note, .badge circle');
        return rects('.box-name, .card .name').filter((a) =>
          signs.some(
            (b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
          ),
        ).length;
      });
      assert.equal(covered, 0, `after ${key}`);
    }
  });

  it('draws nothing anew while the picture is dragged, and where it belongs afterwards', async () => {
    const { page } = await show(30);
    const at = () => page.locator('[data-group="storefront"] .frame').boundingBox();
    const before = await at();
    assert.ok(before);
    const scene = await page.locator('.scene').boundingBox();
    assert.ok(scene);
    await page.evaluate(() => {
      const changes = new MutationObserver((list) => {
        (window as unknown as { drawn: number }).drawn += list.length;
      });
      Object.assign(window, { drawn: 0 });
      const svg = document.querySelector('.picture');
      if (svg) changes.observe(svg, { subtree: true, childList: true, attributes: true });
    });
    await page.mouse.move(scene.x + 30, scene.y + scene.height - 30);
    await page.mouse.down();
    for (let step = 1; step <= 6; step++)
      await page.mouse.move(scene.x + 30 + step * 10, scene.y + scene.height - 30 - step * 5);
    await drawn(page);
    assert.equal(await page.evaluate(() => (window as unknown as { drawn: number }).drawn), 0);
    const during = await at();
    await page.mouse.up();
    const after = await at();
    for (const box of [during, after]) {
      assert.ok(box);
      assert.ok(Math.abs(box.x - before.x - 60) < 1.5, `${String(box.x - before.x)}`);
      assert.ok(Math.abs(box.y - before.y + 30) < 1.5, `${String(box.y - before.y)}`);
    }
  });

  it('zooms by the wheel about the pointer', async () => {
    const { page } = await show(30);
    const box = await page.locator('[data-group="payments"] .frame').boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x, box.y);
    await page.mouse.wheel(0, -120);
    await page.locator('.minimap').waitFor();
    const after = await page.locator('[data-group="payments"] .frame').boundingBox();
    assert.ok(after && Math.abs(after.x - box.x) < 2 && Math.abs(after.y - box.y) < 2);
    assert.ok(after.width > box.width * 1.2);
  });

  it('shows a small map only while the map is larger than the view, and goes where it is clicked', async () => {
    const { page } = await show(30);
    assert.equal(await count('.minimap'), 0);
    await page.locator('.picture').focus();
    for (let i = 0; i < 6; i++) await page.keyboard.press('+');
    const mini = await page.locator('.minimap').boundingBox();
    assert.ok(mini);
    await page.setViewportSize({ width: 480, height: 800 });
    assert.equal(await page.locator('.minimap').isVisible(), false);
    await page.setViewportSize({ width: 1280, height: 800 });
    const name = page.locator('[data-group="storefront"] .frame');
    const scene = await page.locator('.scene').boundingBox();
    await page.mouse.click(mini.x + 10, mini.y + 10);
    const box = await name.boundingBox();
    assert.ok(box && scene && box.x >= scene.x && box.y >= scene.y);
  });

  it('leaves the toolbar and the picture as they are while one types or opens the filters', async () => {
    for (const width of [1400, 1280, 400]) {
      const { page } = await show(30, { size: { width, height: 800 } });
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
      assert.deepEqual(await picture(), there, `at ${String(width)}`);
      await page.locator('.search').fill('api');
      assert.match(await page.locator('.hits').innerText(), /1\/5/);
      assert.deepEqual(await bar(), before);
      const cut = await page
        .locator('.totals')
        .evaluate((totals) => totals.scrollWidth > totals.clientWidth + 1);
      assert.equal(cut, false);
    }
  });

  it('leaves weak couplings of a large map to those who come nearer, and says so', async () => {
    const { page } = await show(200);
    await page.locator('.picture').focus();
    await page.keyboard.press('0');
    const [drawnNow = 0, of = 0] = (await page.locator('.left-out').innerText())
      .split(' of ')
      .map((part) => Number.parseInt(part, 10));
    assert.ok(drawnNow < of);
    assert.equal(await count('.trunk.weak'), 0);
    assert.ok((await count('.trunk')) > 10);
    for (let i = 0; i < 9 && (await count('.trunk.weak')) === 0; i++)
      await page.keyboard.press('+');
    assert.ok((await count('.trunk.weak')) > 0);
  });

  it('breaks a long title before it cuts it, and tells all of it to a screen reader', async () => {
    panel = await panels.open({ size: { width: 1200, height: 800 } });
    const long = 'a-project-with-a-long-name-for-anything';
    const members = Array.from(
      { length: 4 },
      (_, i) => `  s${String(i)}: { project: p${String(i)} }`,
    );
    const map = ['version: 1', 'services:', `  a: { project: ${long} }`, ...members];
    await panel.send({ type: 'graph', model: modelOf(`${map.join('\n')}\n`) });
    const { page } = panel;
    await page.locator('[data-view="current"]').click();
    await page.locator('.picture').focus();
    const written = (await page.locator('.box-name').allTextContents()).find((name) =>
      name.startsWith('a-project'),
    );
    assert.equal(written?.trim(), long);
    const label = await page.locator(`[data-group="${long}"]`).getAttribute('aria-label');
    assert.ok(label?.includes(long));
  });

  it('leaves no sign without its line in high contrast', async () => {
    const { page } = await show(30, { theme: 'high-contrast' });
    await page.locator('[data-service="fulfilment-gateway"]').click();
    assert.ok((await count('.line-label.dim')) > 0);
    for (const label of await page.locator('.line-label.dim').all())
      assert.equal(await label.isVisible(), false);
  });

  it('has a toolbar of two rows at most in a narrow panel, with all of it in reach of the keyboard', async () => {
    for (const width of [320, 360, 400, 520, 700]) {
      const { page } = await show(30, { size: { width, height: 800 } });
      const bar = await page.locator('.toolbar').boundingBox();
      assert.ok(bar && bar.height <= 72, `${String(bar?.height)} at ${String(width)}`);
      const beyond = await page
        .locator('.toolbar > *')
        .evaluateAll((all) =>
          all.filter((each) => each.getBoundingClientRect().right > innerWidth).map(String),
        );
      assert.deepEqual(beyond, [], `at ${String(width)}`);
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
    const { page } = await show(5, { size: { width: 360, height: 700 } });
    await page.locator('.opener').click();
    await page.locator('.exporting').click();
    await page.locator('[data-format="dot"]').click();
    assert.equal(await page.locator('.exporting').isVisible(), false);
    assert.ok((await panel?.posted())?.some(({ type }) => type === 'save'));
  });

  it('closes what is open in the toolbar when one presses elsewhere', async () => {
    const { page } = await show(5);
    await page.locator('.exporting').click();
    await page.locator('.totals').click();
    assert.equal(await count('.menu'), 0);
  });

  it('jumps to what is searched for, and says how many there are', async () => {
    const { page } = await show(200);
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
    assert.equal(await count('.hits'), 0);
    assert.equal(
      await page.locator('.picture').evaluate((svg) => svg === document.activeElement),
      true,
    );
  });

  it('narrows by team and by what changes, without moving anything, and counts along', async () => {
    const { page } = await show(30);
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
    assert.equal(await count('.card:not(.dim)'), 6);
    assert.ok((await databases()) < all);
    await page.locator('.by-team').selectOption('');
    await page.locator('.by-changed').check();
    const moving = modelOf(landscape(30)).services.filter((s) => s.current !== s.recommended);
    assert.equal(await count('.card:not(.dim)'), moving.length);
    await page.locator('.clear').click();
    assert.equal(await count('.card.dim'), 0);
  });

  it('begins both columns of what would move on one line, beside an editor', async () => {
    const { page } = await show(30, { size: { width: 720, height: 900 } });
    const tops = await page.locator('.moves button').evaluateAll((entries) => {
      const columns = new Map<number, number>();
      for (const entry of entries) {
        const { left, top } = entry.getBoundingClientRect();
        columns.set(left, Math.min(top, columns.get(left) ?? Infinity));
      }
      return [...columns.values()];
    });
    assert.equal(tops.length, 2);
    assert.ok(Math.abs((tops[0] ?? 0) - (tops[1] ?? 0)) < 0.5, String(tops));
  });

  it('outlines what moves in the difference, and nothing in any other view', async () => {
    const { page } = await show(30);
    const outlines = () =>
      page.locator('.card .frame').evaluateAll((frames) => ({
        wide: frames.filter((frame) => getComputedStyle(frame).strokeWidth === '2px').length,
        kinds: new Set(frames.map((frame) => getComputedStyle(frame).stroke)).size,
      }));
    const moving = modelOf(landscape(30)).services.filter((s) => s.current !== s.recommended);
    for (const [view, wide, kinds] of [
      ['current', 0, 1],
      ['difference', moving.length, 2],
      ['recommended', 0, 1],
      ['difference', moving.length, 2],
      ['current', 0, 1],
    ] as const) {
      await page.locator(`[data-view="${view}"]`).click();
      assert.deepEqual(await outlines(), { wide, kinds }, view);
    }
  });

  it('keeps view, filter and camera for the next page of the map, which takes them up', async () => {
    const { page } = await show(30);
    await page.locator('[data-view="difference"]').click();
    await page.locator('.filtering').click();
    await page.locator('.by-team').selectOption('payments-team');
    await page.locator('.picture').focus();
    await page.keyboard.press('+');
    const place = await page.locator('[data-group="payments"]').boundingBox();
    await page.waitForFunction(() => {
      const { posted } = (
        window as unknown as { host: { posted: { type: string; state?: { camera?: unknown } }[] } }
      ).host;
      return posted.some(({ type, state }) => type === 'keep' && state?.camera !== undefined);
    });
    const kept = (await panel?.posted())?.findLast(({ type }) => type === 'keep') ?? {};
    panel = await panels.open();
    await panel.send({ ...kept, type: 'restore' });
    await panel.send({ type: 'graph', model: modelOf(landscape(30)) });
    const next = panel.page;
    await next.locator('[data-view="difference"][aria-checked="true"]').waitFor();
    assert.equal(await next.locator('.by-team').inputValue(), 'payments-team');
    assert.deepEqual(await next.locator('[data-group="payments"]').boundingBox(), place);
  });

  it('keeps 10,000 services within bounds', async () => {
    const services = Array.from({ length: 10_000 }, (_, i) => ({
      name: `service-${String(i)}`,
      product: `product-${String(i % 30)}`,
      owner: `team-${String(i % 400)}`,
      current: i % 1800,
      recommended: i % 1800,
      flags: [],
      findings: [],
      place: { start: { line: i, character: 0 }, end: { line: i, character: 1 } },
    }));
    const small = modelOf('version: 1\nservices: {}\n');
    const groups = Array.from({ length: 1800 }, (_, i) => ({
      name: `project-${String(i)}`,
      inCurrent: true,
      inRecommended: true,
    }));
    panel = await panels.open();
    await panel.send({ type: 'graph', model: { ...small, services, groups } });
    const { page } = panel;
    await page.locator('.picture').focus();
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press(i < 4 ? '-' : '+');
      const elements = await count('.scene svg *');
      assert.ok(elements > 3 && elements <= 2500, `${String(elements)} elements`);
    }
  });
});
