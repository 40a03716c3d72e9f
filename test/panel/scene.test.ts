import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { GraphModel } from '../../src/graph/protocol.ts';
import { landscape } from '../../scripts/panel/landscape.ts';
import { modelOf } from '../support/page.ts';
import { drawn, usePanels } from '../support/panel.ts';

/** The page alone in a real browser, under its own policy. */
describe('the scene in a browser', function () {
  this.timeout(120_000);
  const panels = usePanels();

  it('has no script larger than 60 kB', () => {
    const size = gzipSync(panels.bundle.script).length;
    assert.ok(size <= 60_000, `${size} bytes`);
  });

  it('tells more the nearer one comes, and never draws more than 2,500 elements', async () => {
    const { page } = await panels.show(modelOf(landscape(200)));
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
      const elements = await page.locator('.scene svg *').count();
      assert.ok(elements <= 2500, `${elements} elements`);
      assert.ok((await page.locator('.trunk').count()) <= 150);
      await page.keyboard.press('+');
    }
    assert.deepEqual(seen, ['far', 'middle', 'near']);
  });

  it('has an arrow for every way that services go, also where it is short', async () => {
    const waysOf = ({ services }: GraphModel, isTold: (from: number | undefined) => boolean) =>
      new Set(
        services.flatMap(({ current, recommended }) =>
          current !== recommended && isTold(current) ? [`${current} ${recommended}`] : [],
        ),
      );
    const model = modelOf(landscape(30));
    const ways = waysOf(model, () => true);
    for (const size of [
      { width: 1400, height: 900 },
      { width: 900, height: 600 },
    ]) {
      const { page } = await panels.show(model, { size });
      await page.locator('[data-view="difference"]').click();
      await page.locator('.move').first().waitFor();
      assert.equal(await page.locator('.move').count(), ways.size);
    }
    // Many from no project all begin at one box, and so tell nothing.
    const larger = modelOf(landscape(200));
    const { page } = await panels.show(larger);
    await page.locator('[data-view="difference"]').click();
    const between = waysOf(larger, (from) => from !== undefined).size;
    assert.ok(waysOf(larger, () => true).size > between + 6);
    assert.equal(await page.locator('.move').count(), between);
  });

  it('draws nothing anew while the picture is dragged, and where it belongs afterwards', async () => {
    const { page } = await panels.show(modelOf(landscape(30)));
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
      assert.ok(Math.abs(box.x - before.x - 60) < 1.5, `${box.x - before.x}`);
      assert.ok(Math.abs(box.y - before.y + 30) < 1.5, `${box.y - before.y}`);
    }
  });

  it('draws ahead of a long drag, so that the layer covers the view for longer', async () => {
    const { page } = await panels.show(modelOf(landscape(200)), {
      size: { width: 1280, height: 800 },
    });
    const see = () =>
      page.evaluate(() => {
        const [scene, layer] = ['.scene', '.layer'].map((name) =>
          document.querySelector(name)?.getBoundingClientRect(),
        );
        const group = document.querySelector('.picture > g') as SVGGElement;
        const covered =
          scene !== undefined &&
          layer !== undefined &&
          layer.left <= scene.left &&
          layer.right >= scene.right &&
          layer.top <= scene.top &&
          layer.bottom >= scene.bottom;
        const { e, f } = group.getScreenCTM() as DOMMatrix;
        return { covered, drawnFor: group.getAttribute('transform'), e, f };
      });
    const scene = await page.locator('.scene').boundingBox();
    assert.ok(scene);
    const from = { x: scene.x + scene.width - 10, y: scene.y + scene.height - 10 };
    const before = await see();
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    const drawnFor = new Set([before.drawnFor]);
    for (let step = 1; step <= 50; step++) {
      await page.mouse.move(from.x - step * 12, from.y - step * 3);
      await drawn(page);
      const now = await see();
      drawnFor.add(now.drawnFor);
      assert.ok(now.covered, `step ${step}`);
      assert.ok(Math.abs(now.e - before.e + step * 12) < 1.5, `${now.e - before.e}`);
      assert.ok(Math.abs(now.f - before.f + step * 3) < 1.5, `${now.f - before.f}`);
    }
    await page.mouse.up();
    const times = drawnFor.size - 1;
    // An eighth of the view on every side alone would have it drawn four times.
    assert.ok(times >= 1 && times <= 3, `drawn ${times} times`);
  });

  it('zooms by the wheel about the pointer', async () => {
    const { page } = await panels.show(modelOf(landscape(30)));
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
    const { page } = await panels.show(modelOf(landscape(30)));
    assert.equal(await page.locator('.minimap').count(), 0);
    const corner = await page.locator('[data-group]').evaluateAll((all) => {
      const far = (one: Element) => one.getBoundingClientRect().x + one.getBoundingClientRect().y;
      return all.sort((one, other) => far(one) - far(other))[0]?.getAttribute('data-group') ?? '';
    });
    await page.locator('.picture').focus();
    for (let i = 0; i < 6; i++) await page.keyboard.press('+');
    const mini = await page.locator('.minimap').boundingBox();
    assert.ok(mini);
    await page.setViewportSize({ width: 480, height: 800 });
    assert.equal(await page.locator('.minimap').isVisible(), false);
    await page.setViewportSize({ width: 1280, height: 800 });
    const name = page.locator(`[data-group="${corner}"] .frame`);
    const scene = await page.locator('.scene').boundingBox();
    await page.mouse.click(mini.x + 10, mini.y + 10);
    const box = await name.boundingBox();
    assert.ok(box && scene && box.x >= scene.x && box.y >= scene.y);
  });

  it('leaves weak couplings of a large map to those who come nearer, and says so', async () => {
    const { page } = await panels.show(modelOf(landscape(200)));
    await page.locator('.picture').focus();
    await page.keyboard.press('0');
    const [drawnNow = 0, of = 0] = (await page.locator('.left-out').innerText())
      .split(' of ')
      .map((part) => Number.parseInt(part, 10));
    assert.ok(drawnNow < of);
    assert.equal(await page.locator('.trunk.weak').count(), 0);
    assert.ok((await page.locator('.trunk').count()) > 10);
    for (let i = 0; i < 9 && (await page.locator('.trunk.weak').count()) === 0; i++)
      await page.keyboard.press('+');
    assert.ok((await page.locator('.trunk.weak').count()) > 0);
  });

  it('begins both columns of what would move on one line, beside an editor', async () => {
    const { page } = await panels.show(modelOf(landscape(30)), {
      size: { width: 720, height: 900 },
    });
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

  it('has details beside the picture where the panel is wider than high, else below', async () => {
    const { page } = await panels.show(modelOf(landscape(30)));
    for (const [width, height, beside] of [
      [1400, 900, true],
      [900, 700, true],
      [900, 900, false],
      [600, 500, false],
    ] as const) {
      await page.setViewportSize({ width, height });
      const [picture, details] = await Promise.all(
        ['.scene', '.details'].map((selector) => page.locator(selector).boundingBox()),
      );
      assert.ok(picture && details);
      assert.equal(picture.x + picture.width <= details.x + 1, beside, `${width} × ${height}`);
      assert.equal(picture.y + picture.height <= details.y + 1, !beside);
    }
  });

  it('outlines what moves in the difference, and nothing in any other view', async () => {
    const { page } = await panels.show(modelOf(landscape(30)));
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
    const model = modelOf(landscape(30));
    const before = await panels.show(model);
    const { page } = before;
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
    const kept = (await before.posted()).findLast(({ type }) => type === 'keep') ?? {};
    const after = await panels.open();
    await after.send({ ...kept, type: 'restore' });
    await after.send({ type: 'graph', model });
    const next = after.page;
    await next.locator('[data-view="difference"][aria-checked="true"]').waitFor();
    assert.equal(await next.locator('.by-team').inputValue(), 'payments-team');
    assert.deepEqual(await next.locator('[data-group="payments"]').boundingBox(), place);
  });

  it('keeps 10,000 services within bounds', async () => {
    const services = Array.from({ length: 10_000 }, (_, i) => ({
      name: `service-${i}`,
      product: `product-${i % 30}`,
      owner: `team-${i % 400}`,
      current: i % 1800,
      recommended: i % 1800,
      flags: [],
      findings: [],
      place: { start: { line: i, character: 0 }, end: { line: i, character: 1 } },
    }));
    const small = modelOf('version: 1\nservices: {}\n');
    const groups = Array.from({ length: 1800 }, (_, i) => ({
      name: `project-${i}`,
      inCurrent: true,
      inRecommended: true,
    }));
    const { page } = await panels.show({ ...small, services, groups });
    await page.locator('.picture').focus();
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press(i < 4 ? '-' : '+');
      const elements = await page.locator('.scene svg *').count();
      assert.ok(elements > 3 && elements <= 2500, `${elements} elements`);
    }
  });
});
