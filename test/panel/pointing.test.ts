import assert from 'node:assert/strict';
import { landscape } from '../../scripts/panel/landscape.ts';
import { modelOf } from '../support/page.ts';
import { drawn, usePanels, type Panel } from '../support/panel.ts';

/** What is told of what one points at, and what stands back behind what one looks for. */
describe('pointing and looking for in a browser', function () {
  this.timeout(120_000);
  const panels = usePanels();
  let panel: Panel | undefined;

  const show = async (services: number, size = { width: 1280, height: 800 }) => {
    panel = await panels.show(modelOf(landscape(services)), { size });
    return panel.page;
  };
  const boxOf = async (selector: string) => {
    const box = await panel?.page.locator(selector).first().boundingBox();
    assert.ok(box, selector);
    return box;
  };
  const meet = (
    a: Awaited<ReturnType<typeof boxOf>>,
    b: Awaited<ReturnType<typeof boxOf>>,
  ): boolean =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const said = () => panel?.page.locator('.live').innerText();

  it('tells of each service and thing beside it, within the picture', async () => {
    const page = await show(30, { width: 1280, height: 700 });
    const scene = await boxOf('.scene');
    const cards = await page.locator('.card, .thing').all();
    assert.ok(cards.length > 30);
    for (const card of cards) {
      const subject = await card.locator('.frame').boundingBox();
      if (!subject || subject.y + 5 > scene.y + scene.height) continue;
      await page.mouse.move(subject.x + 4, subject.y + 4);
      const tip = await boxOf('.tooltip');
      assert.ok(!meet(tip, subject));
      assert.ok(tip.y >= scene.y && tip.y + tip.height <= scene.y + scene.height);
      assert.ok(tip.x >= scene.x && tip.x + tip.width <= scene.x + scene.width);
    }
  });

  it('tells of a line where it is pointed at, and nothing of what the details tell', async () => {
    const page = await show(30);
    await page.locator('[data-view="current"]').click();
    await page.locator('[data-service="fulfilment-api"]').click();
    assert.equal(await page.locator('.tooltip').count(), 0);
    const at = await page
      .locator('.link.lit.across .reach')
      .first()
      .evaluate((line) => {
        const path = line as SVGPathElement;
        const { x, y } = path.getPointAtLength(path.getTotalLength() * 0.45);
        const { a, d, e, f } = path.getScreenCTM() ?? new DOMMatrix();
        return { x: x * a + e, y: y * d + f };
      });
    await page.mouse.move(at.x, at.y);
    const { x, y } = await boxOf('.tooltip');
    assert.ok(Math.abs(y - at.y) < 40 && x - at.x < 40, `${y - at.y}`);
    await page.locator('[aria-pressed="true"]', { hasText: 'Details' }).click();
    // The picture is fitted to the room that the details leave.
    await drawn(page);
    const service = await boxOf('[data-service="fulfilment-api"] .frame');
    await page.mouse.move(service.x + 5, service.y + 5);
    assert.match(await page.locator('.tooltip').innerText(), /^fulfilment-api/);
  });

  it('tells the whole name of a project where it is pointed at, and of the product it is in', async () => {
    const page = await show(30);
    const frame = await boxOf('[data-group="payments"] .frame');
    await page.mouse.move(frame.x + 20, frame.y + 12);
    const told = await page.locator('.tooltip').innerText();
    assert.match(told, /^payments\n\d+ services of \d+ teams?$/);
    // Among the services nothing is said of the project around them.
    await page.mouse.move(frame.x + 4, frame.y + frame.height - 4);
    assert.equal(await page.locator('.tooltip').count(), 0);
    const far = await show(1200);
    const scene = await boxOf('.scene');
    // Over streets and frames to the first project.
    const across = async (step: number): Promise<void> => {
      await far.mouse.move(scene.x + 70 + 15 * step, scene.y + 30 + 8 * step);
      if ((await far.locator('.tooltip', { hasText: 'product' }).count()) === 0 && step < 40)
        await across(step + 1);
    };
    await across(0);
    assert.match(await far.locator('.tooltip').innerText(), /\nproduct [a-z]+$/);
    for (let i = 0; i < 6; i++) await far.keyboard.press('+');
    assert.ok((await far.locator('.domain-names text > title').allTextContents()).length > 0);
  });

  it('keeps all matches in sight while one of them is selected', async () => {
    const page = await show(30);
    await page.locator('.search').fill('api');
    await page.locator('.card.selected').waitFor();
    assert.equal(await page.locator('.card.hit').count(), 5);
    assert.equal(await page.locator('.card.hit.dim').count(), 0);
    assert.ok((await page.locator('.card.dim').count()) > 5);
    await page.locator('.search').fill('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.search').fill('no such thing');
    assert.equal(await page.locator('.card:not(.dim), .trunk:not(.dim)').count(), 0);
  });

  it('lets shared things stand back from the middle distance, too', async () => {
    const page = await show(200);
    await page.locator('.picture.middle').waitFor();
    assert.equal(await page.locator('.block.database.dim').count(), 0);
    await page.locator('.search').fill('payments');
    assert.ok((await page.locator('.thing.database.dim, .block.database.dim').count()) > 0);
  });

  it('shows the other grouping no longer than the key is held, wherever it is let go', async () => {
    const page = await show(30);
    await page.locator('.picture').focus();
    const shown = (view: string) =>
      page.locator(`[data-view="${view}"][aria-checked="true"]`).waitFor();
    await page.keyboard.down('d');
    await shown('recommended');
    await page.locator('.search').click();
    await page.keyboard.up('d');
    await shown('current');
    assert.equal(await said(), 'Current projects');
    await page.locator('.picture').focus();
    await page.keyboard.down('d');
    await shown('recommended');
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await shown('current');
    await page.keyboard.up('d');
  });

  it('points at what is seen while the wheel moves the picture', async () => {
    const page = await show(200);
    await page.locator('.picture.middle').waitFor();
    const told = await page.evaluate(async () => {
      const scene = document.querySelector('.scene') as HTMLElement;
      const { left, top, width, height } = scene.getBoundingClientRect();
      const frame = () => new Promise(requestAnimationFrame);
      // Through the middle of a row: between rows there is nothing to point at.
      const rows = [...document.querySelectorAll('.box:not(.placeholder)')].map((box) => {
        const at = box.getBoundingClientRect();
        return at.top + at.height / 2;
      });
      const off = (y: number) => Math.abs(y - top - height / 2);
      const row = rows.reduce((best, y) => (off(y) < off(best) ? y : best));
      const roll = (deltaX: number) =>
        scene.dispatchEvent(new WheelEvent('wheel', { deltaX, shiftKey: true, cancelable: true }));
      const pointAt = async (part: number) => {
        const at = { clientX: left + width * part, clientY: row, bubbles: true };
        document.querySelector('.picture')?.dispatchEvent(new PointerEvent('pointermove', at));
        await frame();
        const tip = document.querySelector('.tooltip');
        return tip && [tip.textContent, Math.round(tip.getBoundingClientRect().x)];
      };
      for (let turn = 0; turn < 5; turn++) {
        roll(80);
        await frame();
      }
      const points = Array.from({ length: 12 }, (_, i) => (i + 1) * 0.05);
      const during: unknown[] = [];
      for (const part of points) {
        // It has not come to its end.
        roll(0);
        during.push(await pointAt(part));
      }
      const layer = document.querySelector('.layer') as HTMLElement;
      while (layer.style.transform !== '') await frame();
      const after: unknown[] = [];
      for (const part of points) after.push(await pointAt(part));
      return { during, after };
    });
    assert.ok(told.after.filter(Boolean).length > 2, JSON.stringify(told.after));
    assert.deepEqual(told.during, told.after);
  });

  it('says what each key has done, and names no element that is not there', async () => {
    const page = await show(200);
    await page.locator('.picture').focus();
    await page.keyboard.press('+');
    assert.match((await said()) ?? '', /^Zoom \d+%$/);
    await page.keyboard.press('0');
    await page.locator('.picture.middle').waitFor();
    for (const key of ['ArrowDown', 'ArrowRight', '+', '+', '+', '+', '+', 'ArrowLeft']) {
      await page.keyboard.press(key);
      const lost = await page.locator('.picture').evaluate((picture) => {
        const id = picture.getAttribute('aria-activedescendant');
        return id !== null && document.getElementById(id) === null;
      });
      assert.equal(lost, false, key);
    }
    await page.keyboard.press(' ');
    assert.match((await said()) ?? '', /, /);
    await page.keyboard.press(' ');
    assert.equal(await said(), 'Nothing selected');
  });
});
