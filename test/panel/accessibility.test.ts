import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { landscape } from '../../scripts/panel/landscape.ts';
import { themeNames, type ThemeName } from '../../scripts/panel/themes.ts';
import { layoutGraph } from '../../src/graph/layout.ts';
import { center } from '../../src/graph/geometry.ts';
import { nearest, type Direction, type Stop } from '../../src/webview/walk.ts';
import { modelOf } from '../support/page.ts';
import { usePanels, type Panel } from '../support/panel.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

describe('the graph page for everybody', function () {
  this.timeout(180_000);
  const model = modelOf(landscape(30));
  const panels = usePanels();
  let axe: string;
  let panel: Panel;

  before(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  });

  const show = async (theme: ThemeName = 'light', reducedMotion = true) => {
    panel = await panels.show(model, { theme, reducedMotion });
    return panel.page;
  };
  const violations = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { axe: checker } = window as unknown as {
        axe: { run(): Promise<{ violations: unknown[] }> };
      };
      return (await checker.run()).violations;
    });
    return (found as Violation[]).flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`),
    );
  };
  const focused = (page: Page) =>
    page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return '';
      return `${at.tagName.toLowerCase()}.${at.getAttribute('class') ?? ''} ${at.getAttribute('aria-label') ?? at.textContent ?? ''}`;
    });

  /**
   * The contrast of each sign: of the paint of `front` in it with that of `back`, or with the ground
   * of the page where `back` is its body. `*` means the sign itself.
   */
  const contrasts = (
    page: Page,
    signs: string,
    front: string,
    back: string,
    paint: 'fill' | 'stroke',
  ): Promise<number[]> =>
    page.locator(signs).evaluateAll(
      (all, use) => {
        const brush = document.createElement('canvas').getContext('2d', {
          willReadFrequently: true,
        });
        const light = (colour: string) => {
          if (!brush) return NaN;
          brush.fillStyle = colour;
          brush.fillRect(0, 0, 1, 1);
          const [r = 0, g = 0, b = 0] = [...brush.getImageData(0, 0, 1, 1).data].map((value) =>
            value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
          );
          return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
        };
        const lightOf = (sign: Element, part: string) => {
          if (part === 'body') return light(getComputedStyle(document.body).backgroundColor);
          const painted = part === '*' ? sign : sign.querySelector(part);
          return painted ? light(getComputedStyle(painted)[use.paint]) : NaN;
        };
        return all.map((sign) => {
          const [a, b] = [lightOf(sign, use.front), lightOf(sign, use.back)];
          return Math.max(a, b) / Math.min(a, b);
        });
      },
      { front, back, paint },
    );

  for (const theme of themeNames)
    it(`has nothing for axe to find in theme ${theme}, whatever is open`, async () => {
      const page = await show(theme);
      assert.deepEqual(await violations(page), []);
      await page.locator('.filtering').click();
      await page.locator('[data-service="storefront-api"]').click();
      await panel.send({
        type: 'story',
        service: 'storefront-api',
        story: {
          service: 'storefront-api',
          why: [{ rule: 'Shared database', other: 'storefront-web', points: 10, reason: 'Both' }],
          against: [{ rule: 'Teams', other: 'storefront-web', points: -4, reason: 'Not' }],
          flips: ['It would leave.'],
          flags: [{ name: 'a', seenBy: ['web'] }],
        },
      });
      await page.locator('.details .move').click();
      await page.locator('.moving select').selectOption('payments');
      await panel.send({
        type: 'trial',
        service: 'storefront-api',
        target: 'payments',
        trial: {
          service: 'storefront-api',
          target: 'payments',
          before: 10,
          after: 20,
          required: ['Required'],
          appear: ['Comes'],
          vanish: ['Goes'],
          access: ['web would see the flags of storefront-api'],
        },
      });
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('Escape');
      await page.locator('.exporting').click();
      await page.locator('[data-view="difference"]').click();
      assert.deepEqual(await violations(page), []);
    });

  for (const theme of ['high-contrast', 'high-contrast-light'] as const)
    it(`outlines every service and shared thing in theme ${theme}, from near and from afar`, async () => {
      const page = await show(theme);
      const outlined = async (signs: string) => {
        const ratios = await contrasts(page, signs, '*', 'body', 'stroke');
        assert.ok(ratios.length > 3, signs);
        for (const ratio of ratios) assert.ok(ratio >= 3, `${ratio} of ${signs}`);
      };
      await outlined(':is(.card, .thing) .frame');
      while ((await page.locator('.block').count()) < 3)
        await page.locator('[aria-label="Zoom out"]').click();
      await outlined('.block');
    });

  for (const theme of themeNames)
    it(`has numbers of findings that can be read on their signs in theme ${theme}`, async () => {
      const page = await show(theme);
      for (const view of ['current', 'difference']) {
        await page.locator(`[data-view="${view}"]`).click();
        const ratios = await contrasts(page, '.card .badge', 'text', 'circle', 'fill');
        assert.ok(ratios.length > 3);
        for (const ratio of ratios) assert.ok(ratio >= 4.5, `${ratio} in ${view}`);
      }
    });

  it('shows that keys are heard in the picture as soon as one is used there', async () => {
    const { page } = await panels.show(modelOf(landscape(30)));
    const ring = () =>
      page.locator('.scene').evaluate((scene) => getComputedStyle(scene).outlineStyle);
    await page.locator('.scene').click({ position: { x: 300, y: 5 } });
    assert.equal(await ring(), 'none');
    await page.keyboard.press('ArrowRight');
    assert.equal(await ring(), 'solid');
  });

  it('is reached in full by the keyboard alone', async () => {
    const page = await show();
    const seen: string[] = [];
    for (let i = 0; i < 120; i++) {
      await page.keyboard.press('Tab');
      const at = await focused(page);
      if (at === '' || (seen.length > 0 && at === seen[0])) break;
      seen.push(at);
    }
    for (const wanted of [
      /Current/,
      /^button\.apply/,
      /^input\.search/,
      /^button\.filtering/,
      /Zoom in/,
      /Zoom out/,
      /Fit to the panel/,
      /^button\.exporting/,
      /Details/,
      /^svg\.picture/,
      /^button\.row database/,
      /^button\.row split/,
    ])
      assert.ok(
        seen.some((each) => wanted.test(each)),
        `${wanted} in ${seen.join('\n')}`,
      );
    for (const { name } of model.services)
      assert.ok(
        seen.some((each) => each.includes(`${name},`)),
        name,
      );
    assert.equal(seen.filter((each) => each.startsWith('svg')).length, 1);
  });

  it('does by keys what the mouse does', async () => {
    const page = await show();
    const said = () => page.locator('.live').innerText();
    await page.locator('[data-view="current"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-view="recommended"][aria-checked="true"]').waitFor();
    await page.locator('.picture').focus();
    await page.keyboard.press('ArrowDown');
    assert.match(await said(), /,/);
    assert.equal(await page.locator('.hover[data-key]').count(), 1);
    await page.keyboard.press('Enter');
    assert.ok((await panel.posted()).some(({ type }) => type === 'open'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.selected[data-key]').count(), 0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    assert.equal(await page.locator('.selected[data-key]').count(), 1);
    const before = await page.locator('[data-group="payments"]').boundingBox();
    await page.keyboard.press('Shift+ArrowLeft');
    const after = await page.locator('[data-group="payments"]').boundingBox();
    assert.ok(before && after && Math.abs(after.x - before.x - 80) < 1);
    await page.keyboard.press('+');
    await page.keyboard.press('0');
    assert.equal(await said(), 'The whole map');
    await page.keyboard.down('d');
    await page.locator('[data-view="current"][aria-checked="true"]').waitFor();
    await page.keyboard.up('d');
    await page.locator('[data-view="recommended"][aria-checked="true"]').waitFor();
    await page.locator('.exporting').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    assert.match(await focused(page), /PNG/);
    await page.keyboard.press('Escape');
    assert.match(await focused(page), /exporting/);
  });

  it('brings all of a card that it walks to into view', async () => {
    const map =
      'version: 1\nservices:\n  a: { project: an-overly-wide-project }\n  b: { project: b }\n';
    const { page } = await panels.show(modelOf(map), { size: { width: 700, height: 500 } });
    await page.locator('[data-view="current"]').click();
    await page.locator('.picture').focus();
    for (const key of ['+', '+', '+', 'Shift+ArrowLeft', 'Shift+ArrowLeft'])
      await page.keyboard.press(key);
    const scene = await page.locator('.scene').boundingBox();
    assert.ok(scene);
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowLeft']) {
      await page.keyboard.press(key);
      const card = await page.locator('.card.hover .frame').boundingBox();
      assert.ok(card && card.x >= scene.x, key);
      assert.ok(card.x + card.width <= scene.x + scene.width, key);
    }
  });

  it('walks from any service to any other', () => {
    const layout = layoutGraph(model);
    const stops = layout.services.recommended.flatMap((rect, service): Stop[] =>
      rect ? [{ key: String(service), rect, ...center(rect) }] : [],
    );
    const ways: readonly Direction[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
    for (const start of stops) {
      const reached = new Set([start]);
      for (const stop of reached)
        for (const way of ways) {
          const next = nearest(stops, stop, way);
          if (next) reached.add(next);
        }
      assert.equal(
        reached.size,
        stops.length,
        `from ${model.services[Number(start.key)]?.name ?? ''}`,
      );
    }
  });

  it('names every service, project and trunk to a screen reader, and nothing twice in the picture', async () => {
    const page = await show();
    await page.locator('[data-view="recommended"]').click();
    const trunks = await page
      .locator('.trunk')
      .evaluateAll((all) => all.map((trunk) => trunk.getAttribute('aria-label') ?? ''));
    const session = await page.context().newCDPSession(page);
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as {
      nodes: { ignored: boolean; role?: { value: string }; name?: { value: string } }[];
    };
    const names = nodes.filter(({ ignored }) => !ignored).map(({ name }) => name?.value ?? '');
    const count = (test: (name: string) => boolean) => names.filter(test).length;
    assert.ok(trunks.length > 2);
    for (const trunk of trunks)
      assert.equal(
        count((name) => name === trunk),
        1,
        trunk,
      );
    // In the picture, and in the lists beside it.
    for (const { name } of model.services)
      assert.ok(count((each) => each.startsWith(`${name}, `)) >= 2, name);
    for (const { name } of model.groups)
      assert.equal(
        count((each) => each.startsWith(`Project ${name},`)),
        1,
        name,
      );
  });

  it('moves nothing smoothly for those who want no motion', async () => {
    const moving = async (page: Page) => {
      await page.locator('.picture').focus();
      return page.evaluate(() => {
        const animate = Element.prototype.animate;
        let count = 0;
        Element.prototype.animate = function (...given) {
          count++;
          return animate.apply(this, given);
        };
        window.dispatchEvent(new KeyboardEvent('keydown', { key: '+' }));
        return new Promise<number>((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => done(count))),
        );
      });
    };
    assert.equal(await moving(await show('light', true)), 0);
    assert.ok((await moving(await show('light', false))) > 0);
  });
});
