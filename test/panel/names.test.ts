import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { svgOf } from '../../src/graph/exports/svg.ts';
import { landscape } from '../../scripts/panel/landscape.ts';
import { generateMap } from '../support/generate.ts';
import { modelOf } from '../support/page.ts';
import { drawn, usePanels, written } from '../support/panel.ts';

/** Whether all that is written in the picture can be read. */
describe('names and signs in the picture', function () {
  this.timeout(120_000);
  const panels = usePanels();

  it('says how many shared things have no room in their project, on the page and in a picture', async () => {
    const flags = Array.from({ length: 40 }, (_, i) => `a-flag-for-everyone-${i}`).join();
    const services = ['a', 'b', 'c', 'd'].map(
      (name) => `  ${name}: { project: p, flags: [${flags}] }\n`,
    );
    const model = modelOf(`version: 1\nservices:\n${services.join('')}`);
    const { page } = await panels.show(model);
    const shown = await page.locator('.thing').count();
    assert.ok(shown > 0 && shown < 40);
    assert.deepEqual(await written(page, '.more-things text'), [`+${40 - shown} more`]);
    const told = await page.locator('.more-things').getAttribute('aria-label');
    assert.match(told ?? '', /^And \d+ shared things: flag a-flag/);
    const { svg } = svgOf({ model, view: 'current', date: '2026-01-01' });
    const drawn = svg.split('<title>flag ').length - 1;
    assert.ok(svg.includes(`>+${40 - drawn} more<`));
  });

  it('lets no name cover what becomes of its project, or the sign on its card', async () => {
    const sample = join(import.meta.dirname, '../../samples/opentelemetry-demo/service-map.yaml');
    const { page } = await panels.show(modelOf(await readFile(sample, 'utf8')), {
      size: { width: 900, height: 800 },
    });
    await page.locator('[data-view="difference"]').click();
    await page.locator('.picture').focus();
    for (const key of ['0', '+', '+', '+', '+']) {
      await page.keyboard.press(key);
      assert.ok((await page.locator('.note').count()) > 0);
      const covered = await page.evaluate(() => {
        const rects = (selector: string) =>
          [...document.querySelectorAll(selector)].map((each) => each.getBoundingClientRect());
        const signs = rects('.note, .badge circle');
        return rects('.box-name, .card .name').filter((a) => {
          // Letters do not reach as high as their line.
          const top = a.top + a.height * 0.1;
          return signs.some(
            (b) => a.left < b.right && b.left < a.right && top < b.bottom && b.top < a.bottom,
          );
        }).length;
      });
      assert.equal(covered, 0, `after ${key}`);
    }
  });

  it('cuts no name where the whole map is in sight, in any view', async () => {
    const sample = join(import.meta.dirname, '../../samples/opentelemetry-demo/service-map.yaml');
    for (const map of [await readFile(sample, 'utf8'), landscape(30)])
      for (const size of [
        // Half of a window, as the panel opens.
        { width: 570, height: 850 },
        { width: 870, height: 985 },
        { width: 1400, height: 900 },
      ]) {
        const { page } = await panels.show(modelOf(map), { size });
        for (const view of ['current', 'recommended', 'difference']) {
          await page.locator(`[data-view="${view}"]`).click();
          const names = await written(page, '.card .name, .ghost text, .thing .name, .box-name');
          assert.ok(names.length > 0);
          // Dots at the beginning stand for what most of a project share.
          const cut = names.filter((name) => name.replace(/^…/, '').includes('…'));
          assert.deepEqual(cut, [], `${view} at ${size.width}`);
        }
      }
  });

  it('says how many services an arrow stands for without covering its head', async () => {
    const sample = join(import.meta.dirname, '../../samples/opentelemetry-demo/service-map.yaml');
    for (const width of [570, 1000, 1400]) {
      const { page } = await panels.show(modelOf(await readFile(sample, 'utf8')), {
        size: { width, height: 850 },
      });
      await page.locator('[data-view="difference"]').click();
      const covered = await page.evaluate(() => {
        const rects = (selector: string) =>
          [...document.querySelectorAll(selector)].map((each) => each.getBoundingClientRect());
        const heads = rects('.move .head');
        return rects('.line-label.moves rect').map((a) =>
          heads.some(
            (b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
          ),
        );
      });
      assert.ok(covered.length > 0, `at ${width}`);
      assert.ok(!covered.includes(true), `at ${width}`);
    }
  });

  it('lets no number stand on the line of other projects', async () => {
    let seen = 0;
    for (const map of [landscape(200), generateMap({ services: 90, family: 'mixed', seed: 3 })])
      for (const view of ['current', 'difference']) {
        const { page } = await panels.show(modelOf(map), { size: { width: 1400, height: 900 } });
        await page.locator(`[data-view="${view}"]`).click();
        await drawn(page);
        const found = await page.evaluate(() => {
          const lines = [
            ...document.querySelectorAll<SVGPathElement>('.trunk .wire, .move path:first-child'),
          ];
          const points = lines.map((line) => {
            const matrix = line.getScreenCTM();
            return Array.from({ length: Math.ceil(line.getTotalLength() / 4) }, (_, i) =>
              line.getPointAtLength(i * 4).matrixTransform(matrix ?? undefined),
            );
          });
          return [...document.querySelectorAll('.line-label rect')].map((rect) => {
            const { left, right, top, bottom } = rect.getBoundingClientRect();
            const inside = points.filter((own) =>
              own.some(
                ({ x, y }) => x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1,
              ),
            );
            return inside.length;
          });
        });
        seen += found.length;
        assert.deepEqual(
          found.filter((count) => count > 1),
          [],
          view,
        );
      }
    assert.ok(seen > 10, String(seen));
  });

  it('sets the names of services in one size as far as most have room', async () => {
    const sample = join(import.meta.dirname, '../../samples/opentelemetry-demo/service-map.yaml');
    for (const width of [800, 1000, 1200, 1400]) {
      const { page } = await panels.show(modelOf(await readFile(sample, 'utf8')), {
        size: { width, height: 850 },
      });
      const sizes = await page
        .locator('.card .name')
        .evaluateAll((all) => all.map((each) => each.getAttribute('font-size')));
      const common = sizes.filter((size) => size === sizes[0]).length;
      assert.ok(common >= sizes.length * 0.8, `${common} of ${sizes.length}`);
    }
  });

  it('tells names apart that end alike', async () => {
    const names = [
      'customer-notification-dispatch',
      'customer-notification-preferences',
      'customer-identity-provider',
      'catalogue-search',
    ];
    const map = `version: 1\nservices:\n${names.map((name) => `  ${name}-service: { project: a }\n`).join('')}`;
    const { page } = await panels.show(modelOf(map), { size: { width: 320, height: 620 } });
    const told = await page
      .locator('.card')
      .evaluateAll((cards) =>
        cards.map((card) =>
          [...card.querySelectorAll('.name')].map((line) => line.textContent).join(''),
        ),
      );
    assert.equal(new Set(told).size, names.length, told.join());
  });

  it('says what leaves in two lines where one has no room, the sign beside the first', async () => {
    const sample = join(import.meta.dirname, '../../samples/opentelemetry-demo/service-map.yaml');
    const { page } = await panels.show(modelOf(await readFile(sample, 'utf8')), {
      size: { width: 870, height: 985 },
    });
    await page.locator('[data-view="difference"]').click();
    const ghosts = await page
      .locator('.ghost')
      .evaluateAll((all) =>
        all.map((one) => [...one.querySelectorAll('text')].map((line) => line.textContent)),
      );
    assert.ok(ghosts.some((lines) => lines.join('|') === '−\u00a0fraud-|detection'));
    assert.ok(ghosts.some((lines) => lines.join('|') === '−\u00a0cart'));
  });

  it('says what leaves without what all have in common with it today', async () => {
    const list = Array.from({ length: 12 }, (_, i) => `  service-${i}: { owner: t${i} }\n`);
    const { page } = await panels.show(modelOf(`version: 1\nservices:\n${list.join('')}`), {
      size: { width: 1000, height: 800 },
    });
    await page.locator('[data-view="difference"]').click();
    const ghosts = await written(page, '.ghost text');
    assert.deepEqual(ghosts.sort(), list.map((_, i) => `−\u00a0…${i}`).sort());
  });

  it('lets the bars of a line that something speaks against reach into no name', async () => {
    const sample = join(import.meta.dirname, '../../samples/opentelemetry-demo/service-map.yaml');
    const { page } = await panels.show(modelOf(await readFile(sample, 'utf8')), {
      size: { width: 700, height: 760 },
    });
    await page.locator('[data-view="current"]').click();
    await page.locator('[data-service="ad"]').click({ position: { x: 10, y: 10 } });
    await page.locator('.bars').waitFor({ state: 'attached' });
    const touched = await page.evaluate(() => {
      const bars = document.querySelector('.bars') as SVGPathElement;
      const back = bars.getScreenCTM()?.inverse();
      const within = ({ left, top, width, height }: DOMRect) =>
        Array.from({ length: 101 * 11 }, (_, i) =>
          new DOMPoint(
            left + (width * (i % 101)) / 100,
            // Letters are not as high as their line.
            top + height * (0.2 + (0.6 * Math.floor(i / 101)) / 10),
          ).matrixTransform(back),
        );
      return [...document.querySelectorAll('.box-name, .card .name')].filter((name) =>
        within(name.getBoundingClientRect()).some((point) => bars.isPointInStroke(point)),
      ).length;
    });
    assert.equal(touched, 0);
  });

  it('lets the count of no line cover a name', async () => {
    const { page } = await panels.show(modelOf(landscape(200)));
    let labels = 0;
    for (const [width, height] of [
      [1000, 800],
      [450, 800],
      [320, 700],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.locator('.picture').focus();
      for (const key of ['0', '+', '+']) {
        await page.keyboard.press(key);
        const found = await page.evaluate(() => {
          const names = [...document.querySelectorAll<SVGTextElement>('.box-name')].map((name) => {
            const { left, right, top, bottom } = name.getBoundingClientRect();
            const font = Number(name.getAttribute('font-size')) * (name.getScreenCTM()?.a ?? 0);
            // Its letters, without the air of the line.
            return { left, right, top: top + font * 0.2, bottom: bottom - font * 0.1 };
          });
          const all = [...document.querySelectorAll('.line-label')].map((label) =>
            label.getBoundingClientRect(),
          );
          const over = all.filter((a) =>
            names.some(
              (b) =>
                a.left < b.right - 0.5 &&
                b.left < a.right - 0.5 &&
                a.top < b.bottom - 0.5 &&
                b.top < a.bottom - 0.5,
            ),
          );
          return { labels: all.length, over: over.length };
        });
        labels += found.labels;
        assert.equal(found.over, 0, `${width} after ${key}`);
      }
    }
    assert.ok(labels > 100, String(labels));
  });

  it('leaves no sign without its line in high contrast', async () => {
    const { page } = await panels.show(modelOf(landscape(30)), { theme: 'high-contrast' });
    await page.locator('[data-service="fulfilment-gateway"]').click();
    assert.ok((await page.locator('.line-label.dim').count()) > 0);
    for (const label of await page.locator('.line-label.dim').all())
      assert.equal(await label.isVisible(), false);
  });
});
