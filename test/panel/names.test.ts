import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { svgOf } from '../../src/graph/exports/svg.ts';
import { landscape } from '../../scripts/panel/landscape.ts';
import { modelOf } from '../support/page.ts';
import { usePanels } from '../support/panel.ts';

/** What is written, name by name. */
const written = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).evaluateAll((all) => all.map((one) => one.textContent ?? ''));

/** Whether all that is written in the picture can be read. */
describe('names and signs in the picture', function () {
  this.timeout(120_000);
  const panels = usePanels();

  it('keeps names of projects between 12 and 18 pixels at every zoom', async () => {
    const { page } = await panels.show(modelOf(landscape(30)));
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
    const { page } = await panels.show(modelOf(landscape(200)));
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

  it('ends the second line of a name above the services', async () => {
    const name = (i: number) => `project-with-a-really-long-name-number-${String(i % 12)}`;
    const services = Array.from({ length: 48 }, (_, i) => {
      const databases = [i, ...(i % 5 === 0 ? [i + 1] : [])].map((at) => `db${String(at % 12)}`);
      return `  svc-${String(i)}: { owner: t${String(i % 12)}, project: ${name(i)}, databases: [${databases.join()}] }\n`;
    });
    const { page } = await panels.show(modelOf(`version: 1\nservices:\n${services.join('')}`));
    await page.locator('.picture.near').waitFor();
    await page.locator('.picture').focus();
    let seen = 0;
    for (let height = 900; height >= 500; height -= 25) {
      await page.setViewportSize({ width: 1400, height });
      await page.keyboard.press('0');
      const over = await page.evaluate(() => {
        const cards = [...document.querySelectorAll('.card > rect')].map((card) =>
          card.getBoundingClientRect(),
        );
        const lines = [...document.querySelectorAll('.picture.near .box-name')].filter(
          (each) => each.querySelectorAll('tspan').length > 1,
        );
        return lines.flatMap((line) => {
          const { top, bottom, left, right } = line.getBoundingClientRect();
          return cards
            .filter((card) => card.left < right && left < card.right)
            .filter((card) => card.top > top && card.top < bottom)
            .map((card) => bottom - card.top);
        });
      });
      assert.ok(Math.max(0, ...over) < 0.8, over.join(' '));
      seen += await page.locator('.picture.near .box-name tspan').count();
    }
    assert.ok(seen > 0);
  });

  it('says how many shared things have no room in their project, on the page and in a picture', async () => {
    const flags = Array.from({ length: 40 }, (_, i) => `a-flag-for-everyone-${String(i)}`).join();
    const services = ['a', 'b', 'c', 'd'].map(
      (name) => `  ${name}: { project: p, flags: [${flags}] }\n`,
    );
    const model = modelOf(`version: 1\nservices:\n${services.join('')}`);
    const { page } = await panels.show(model);
    const shown = await page.locator('.thing').count();
    assert.ok(shown > 0 && shown < 40);
    assert.deepEqual(await written(page, '.more-things text'), [`+${String(40 - shown)} more`]);
    const told = await page.locator('.more-things').getAttribute('aria-label');
    assert.match(told ?? '', /^And \d+ shared things: flag a-flag/);
    const { svg } = svgOf({ model, view: 'current', date: '2026-01-01' });
    const drawn = svg.split('<title>flag ').length - 1;
    assert.ok(svg.includes(`>+${String(40 - drawn)} more<`));
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

  it('breaks a long title before it cuts it, and tells all of it to a screen reader', async () => {
    const long = 'a-project-with-a-long-name-for-anything';
    const members = Array.from(
      { length: 4 },
      (_, i) => `  s${String(i)}: { project: p${String(i)} }`,
    );
    const map = ['version: 1', 'services:', `  a: { project: ${long} }`, ...members];
    const { page } = await panels.show(modelOf(`${map.join('\n')}\n`), {
      size: { width: 1200, height: 800 },
    });
    await page.locator('[data-view="current"]').click();
    await page.locator('.picture').focus();
    const written = (await page.locator('.box-name').allTextContents()).find((name) =>
      name.startsWith('a-project'),
    );
    assert.equal(written?.trim(), long);
    const label = await page.locator(`[data-group="${long}"]`).getAttribute('aria-label');
    assert.ok(label?.includes(long));
  });

  it('cuts no name of a service where the whole map is in sight, in any view', async () => {
    const sample = join(import.meta.dirname, '../../samples/opentelemetry-demo/service-map.yaml');
    for (const map of [await readFile(sample, 'utf8'), landscape(30)])
      for (const size of [
        { width: 870, height: 985 },
        { width: 1400, height: 900 },
      ]) {
        const { page } = await panels.show(modelOf(map), { size });
        for (const view of ['current', 'recommended', 'difference']) {
          await page.locator(`[data-view="${view}"]`).click();
          const names = await written(page, '.card .name, .ghost text');
          assert.ok(names.length > 0);
          // Dots at the beginning stand for what most of a project share.
          const cut = names.filter((name) => name.replace(/^…/, '').includes('…'));
          assert.deepEqual(cut, [], `${view} at ${String(size.width)}`);
        }
      }
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
        assert.equal(found.over, 0, `${String(width)} after ${key}`);
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

  it('writes names of projects whole from the middle distance, in two lines where one has no room', async () => {
    const { page } = await panels.show(modelOf(landscape(200)), {
      size: { width: 1400, height: 900 },
    });
    for (const view of ['current', 'recommended', 'difference']) {
      await page.locator(`[data-view="${view}"]`).click();
      await page.locator(`.picture.middle`).waitFor();
      const names = await written(page, '.box-name');
      assert.ok(names.length > 30);
      assert.deepEqual(
        names.filter((name) => name.includes('…')),
        [],
        view,
      );
    }
  });

  it('leaves a strip of services below a name in two lines', async () => {
    const { page } = await panels.show(modelOf(landscape(200)), {
      size: { width: 1400, height: 900 },
    });
    await page.locator('[data-view="recommended"]').click();
    const strips = await page.evaluate(() => {
      const blocks = [...document.querySelectorAll<SVGPathElement>('.block.plain')];
      const frames = [...document.querySelectorAll('.box:not(.placeholder) .frame')];
      return [...document.querySelectorAll<SVGTextElement>('.box-name:not(.absent)')]
        .filter((name) => Number(name.querySelector('tspan')?.getAttribute('dy')) > 0)
        .map((name) => {
          const text = name.getBoundingClientRect();
          const frame = frames
            .map((each) => each.getBoundingClientRect())
            .find(
              ({ left, right, top, bottom }) =>
                left < text.left && text.left < right && top < text.bottom && text.top < bottom,
            );
          const matrix = name.getScreenCTM()?.inverse();
          if (!frame) return 'no frame';
          // Between the tails of its letters and the lower edge of its box or of the next services.
          for (let y = text.bottom - 4; y < frame.bottom; y += 0.5) {
            const point = new DOMPoint(text.left + 4, y).matrixTransform(matrix);
            if (blocks.some((block) => block.isPointInFill(point))) return 'strip';
          }
          return `none below ${name.textContent ?? ''}`;
        });
    });
    assert.ok(strips.length > 5, String(strips.length));
    assert.deepEqual(new Set(strips), new Set(['strip']));
  });

  it('writes names of most projects in a panel as narrow as a side bar', async () => {
    const { page } = await panels.show(modelOf(landscape(200)), {
      size: { width: 320, height: 700 },
    });
    await page.locator('.picture').focus();
    for (const key of ['0', '+', '+']) {
      await page.keyboard.press(key);
      const [names, boxes] = [await written(page, '.box-name'), await page.locator('.box').count()];
      assert.ok(names.length > boxes * 0.7, `${String(names.length)} of ${String(boxes)}`);
    }
  });

  it('measures letters again when the editor has another font', async () => {
    const { page } = await panels.show(modelOf(landscape(200)), {
      // Names have hardly enough room here.
      size: { width: 1200, height: 700 },
    });
    const before = await written(page, '.box-name');
    await page.evaluate(() => {
      const { style } = document.documentElement;
      style.setProperty('--vscode-font-family', '"DejaVu Sans Mono", monospace');
    });
    // Letters of one width are wider: some names are cut, some have no room for their count.
    await page.waitForFunction(
      (names) =>
        [...document.querySelectorAll('.box-name')].some(
          (name, index) => name.textContent !== names[index],
        ),
      before,
    );
  });
});
