import assert from 'node:assert/strict';
import { landscape } from '../../scripts/panel/landscape.ts';
import { generateMap } from '../support/generate.ts';
import { modelOf } from '../support/page.ts';
import { usePanels, written } from '../support/panel.ts';

/** Names have a constant size on the screen, and their places at every zoom. */
describe('names of projects in the picture', function () {
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

  it('says what becomes of a project only beside a whole name, from whatever view one comes', async () => {
    const map = generateMap({ services: 60, family: 'by-team', seed: 5 });
    const { page } = await panels.show(modelOf(map), { size: { width: 1400, height: 900 } });
    const told = async () => ({
      names: await written(page, '.box-name'),
      notes: await written(page, '.box .note'),
    });
    await page.locator('[data-view="difference"]').click();
    const first = await told();
    assert.ok(first.notes.includes('+ new'));
    assert.ok(first.notes.length < first.names.length);
    for (const name of first.names) assert.doesNotMatch(name, /…/);
    await page.locator('[data-view="recommended"]').click();
    assert.deepEqual((await told()).notes, []);
    await page.locator('[data-view="difference"]').click();
    assert.deepEqual(await told(), first);
    const over = await page.evaluate(() => {
      const rects = [...document.querySelectorAll('.box-name, .box .note')].map((text) =>
        text.getBoundingClientRect(),
      );
      return rects.filter((a, i) =>
        rects.some(
          (b, j) =>
            i < j && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
        ),
      ).length;
    });
    assert.equal(over, 0);
  });

  it('says what comes and goes below a name that has no room for it beside it', async () => {
    const map = generateMap({ services: 150, family: 'mixed', seed: 2 });
    const { page } = await panels.show(modelOf(map), { size: { width: 1000, height: 700 } });
    await page.locator('[data-view="difference"]').click();
    await page.locator('.picture.far').waitFor();
    const told = await page.locator('.box-name').evaluateAll((names) =>
      names.flatMap((name) => {
        const [count] = [...name.querySelectorAll('tspan.count')].filter(
          (each) => each.textContent,
        );
        if (!(count instanceof SVGTSpanElement) || !count.hasAttribute('x')) return [];
        const [first, second] = [name.getClientRects()[0], count.getStartPositionOfChar(0)];
        const start = (name as SVGTextElement).getStartPositionOfChar(0);
        return [
          {
            text: count.textContent,
            seen: first !== undefined,
            under: second.y > start.y,
            x: second.x - start.x,
          },
        ];
      }),
    );
    assert.ok(told.length > 3, String(told.length));
    for (const { text, seen, under, x } of told) {
      assert.match(text ?? '', /^[+−]\d+$/);
      assert.ok(seen && under);
      assert.equal(x, 0);
    }
  });

  it('ends the second line of a name above the services', async () => {
    const name = (i: number) => `project-with-a-really-long-name-number-${i % 12}`;
    const services = Array.from({ length: 48 }, (_, i) => {
      const databases = [i, ...(i % 5 === 0 ? [i + 1] : [])].map((at) => `db${at % 12}`);
      return `  svc-${i}: { owner: t${i % 12}, project: ${name(i)}, databases: [${databases.join()}] }\n`;
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

  it('breaks a long title before it cuts it, and tells all of it to a screen reader', async () => {
    const long = 'a-project-with-a-long-name-for-anything';
    const members = Array.from({ length: 4 }, (_, i) => `  s${i}: { project: p${i} }`);
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

  it('writes names of many projects in a panel as narrow as a side bar, each at its box', async () => {
    const { page } = await panels.show(modelOf(landscape(200)), {
      size: { width: 320, height: 700 },
    });
    await page.locator('.picture').focus();
    for (const key of ['0', '+', '+']) {
      await page.keyboard.press(key);
      const [names, boxes] = [await written(page, '.box-name'), await page.locator('.box').count()];
      assert.ok(names.length > boxes * 0.4, `${names.length} of ${boxes}`);
      const astray = await page.evaluate(() =>
        [...document.querySelectorAll('.box-name')].flatMap((name) => {
          const second = name.querySelector('tspan:not(.count)')?.textContent ?? '';
          const [head = '', tail = ''] = `${name.firstChild?.textContent ?? ''}${second}`.split(
            '…',
          );
          const box = [...document.querySelectorAll('.box')].find((each) => {
            const called = each.getAttribute('data-group') ?? '';
            return tail === '' ? called === head : called.startsWith(head) && called.endsWith(tail);
          });
          const [at, own] = [name.getBoundingClientRect(), box?.getBoundingClientRect()];
          const near = 4;
          const isAtBox =
            own &&
            at.top < own.bottom + near &&
            own.top < at.bottom + near &&
            at.left < own.right &&
            own.left < at.right;
          return isAtBox ? [] : [name.textContent];
        }),
      );
      assert.deepEqual(astray, []);
    }
  });

  it('writes names of products, and of what is in no project, whole and on one line beside an editor', async () => {
    const { page } = await panels.show(modelOf(landscape(2000)), {
      size: { width: 570, height: 850 },
    });
    const products = await written(page, '.across text:first-child');
    assert.ok(products.length > 15);
    assert.deepEqual(
      products.filter((name) => !/^[a-z]+$/.test(name)),
      [],
    );
    const other = page.locator('.box-name');
    assert.equal(await other.evaluate(({ firstChild }) => firstChild?.textContent), 'Unassigned');
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
