import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { tryMove } from '../../src/language/trial.ts';
import { modelOf } from '../support/page.ts';
import { usePanels, type Panel } from '../support/panel.ts';

const map = `version: 1
projects: { shop: {}, finance: {} }
services:
  cart: { owner: web, project: shop, databases: [db] }
  orders: { owner: web, project: shop, databases: [db] }
  billing: { owner: money, project: finance, databases: [ledger] }
  ledger: { owner: money, project: finance, databases: [ledger] }
`;

/** A host that answers as the language server does. */
async function answer(panel: Panel, text: string, answered: number): Promise<number> {
  const asked = (await panel.posted()).filter(({ type }) => type === 'trial');
  for (const { service, target } of asked.slice(answered) as unknown as {
    service: string;
    target: string;
  }[]) {
    const trial = tryMove(analyse(text), service, target);
    await panel.send({ type: 'trial', service, target, ...(trial && { trial }) });
  }
  return asked.length;
}

describe('trying a service in another project', function () {
  this.timeout(120_000);
  const panels = usePanels();
  let panel: Panel;

  beforeEach(async () => {
    panel = await panels.show(modelOf(map));
    await panel.page.locator('[data-view="current"]').click();
  });

  const moves = async () => (await panel.posted()).filter(({ type }) => type === 'move');
  const asked = () =>
    panel.page.waitForFunction(() =>
      (window as unknown as { host: { posted: { type: string }[] } }).host.posted.some(
        ({ type }) => type === 'trial',
      ),
    );
  const middle = async (selector: string) => {
    const box = await panel.page.locator(selector).boundingBox();
    assert.ok(box, selector);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  /** Presses on a service and carries it over a project, without letting go. */
  const carry = async (service: string, group: string) => {
    const { mouse } = panel.page;
    const from = await middle(`[data-service="${service}"]`);
    const to = await middle(`[data-group="${group}"] .frame`);
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 8, from.y + 8);
    await mouse.move(to.x, to.y, { steps: 4 });
  };

  it('tells while it hovers what would change, and who gains access', async () => {
    await carry('cart', 'finance');
    await panel.page.locator('.box.hover[data-group="finance"]').waitFor();
    await asked();
    await answer(panel, map, 0);
    const told = await panel.page.locator('.moving').innerText();
    assert.match(told, /\+\d+ points overruled/);
    assert.match(told, /money would see the flags of cart/);
    assert.match(told, /Both use database db|databases? db/i);
    assert.match(await panel.page.locator('.live').innerText(), /cart to finance/);
    await panel.page.mouse.up();
    assert.deepEqual(await moves(), []);
    await panel.page.locator('.moving .primary').click();
    assert.deepEqual(await moves(), [{ type: 'move', service: 'cart', target: 'finance' }]);
    assert.equal(await panel.page.locator('.moving').count(), 0);
  });

  it('never covers the project under the pointer, at any width', async () => {
    const shown = [
      { width: 1280, details: true },
      { width: 1280, details: false },
      { width: 600, details: true },
      { width: 600, details: false },
    ];
    for (const { width, details } of shown) {
      panel = await panels.show(modelOf(map), { size: { width, height: 700 } });
      const { page } = panel;
      await page.locator('[data-view="current"]').click();
      if (!details) {
        const more = page.locator('.opener');
        if (await more.isVisible()) await more.click();
        await page.locator('[aria-pressed="true"]', { hasText: 'Details' }).click();
      }
      for (const [service, group] of [
        ['cart', 'finance'],
        ['billing', 'shop'],
      ] as const) {
        await carry(service, group);
        const at = await middle(`[data-group="${group}"] .frame`);
        const box = await page.locator('.moving').boundingBox();
        assert.ok(box);
        const inside =
          at.x > box.x && at.x < box.x + box.width && at.y > box.y && at.y < box.y + box.height;
        assert.ok(!inside, `${group} at ${width}`);
        await page.keyboard.press('Escape');
        await page.mouse.up();
      }
    }
  });

  it('says who can see what before the findings, of which it tells the first in short', async () => {
    await carry('cart', 'finance');
    const many = Array.from({ length: 5 }, (_, i) => `Finding ${i} ${'of many '.repeat(30)}`);
    await panel.send({
      type: 'trial',
      service: 'cart',
      target: 'finance',
      trial: {
        ...{ service: 'cart', target: 'finance', before: 0, after: 10, required: [] },
        ...{ appear: many, vanish: many, access: ['money would see the flags of cart'] },
      },
    });
    const { page } = panel;
    const stage = await page.locator('.stage').boundingBox();
    const heads = await page.locator('.moving h3').allInnerTexts();
    assert.deepEqual(heads, ['Who can see what', 'Findings that come (5)', 'Findings that go (5)']);
    const last = await page.locator('.moving .link').last().boundingBox();
    assert.ok(stage && last && last.y + last.height < stage.y + stage.height);
    await page.mouse.up();
    const told = () => page.locator('.moving li').count();
    assert.equal(await told(), 1 + 3 + 3);
    await page.locator('.moving .link').first().click();
    assert.equal(await told(), 1 + 5 + 3);
  });

  it('is cancelled by Escape in the middle of a drag, and changes nothing', async () => {
    await carry('cart', 'finance');
    await panel.page.locator('.moving').waitFor();
    await panel.page.keyboard.press('Escape');
    await panel.page.locator('.moving').waitFor({ state: 'detached' });
    await panel.page.mouse.move(5, 300);
    await panel.page.mouse.up();
    assert.equal(await panel.page.locator('.carried, .moving').count(), 0);
    assert.deepEqual(await moves(), []);
  });

  it('is cancelled where it is let go over its own project', async () => {
    const { mouse } = panel.page;
    const from = await middle('[data-service="cart"]');
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 14, from.y + 6);
    await panel.page.locator('.moving').waitFor();
    await mouse.up();
    await panel.page.locator('.moving').waitFor({ state: 'detached' });
    assert.deepEqual(await moves(), []);
  });

  it('goes by keys alone', async () => {
    const { page } = panel;
    await page.keyboard.press('/');
    await page.keyboard.type('billing');
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    await page.locator('.moving select:focus').waitFor();
    await page.keyboard.type('shop');
    await asked();
    const answered = await answer(panel, map, 0);
    assert.equal(answered, 1);
    await page.keyboard.press('Tab');
    await page.locator('.moving .primary:focus').waitFor();
    await page.keyboard.press('Enter');
    assert.deepEqual(await moves(), [{ type: 'move', service: 'billing', target: 'shop' }]);
    await page.locator('.picture:focus').waitFor();
  });

  it('asks again when the map changes while a service is carried, and ends when it is gone', async () => {
    await carry('cart', 'finance');
    await asked();
    await answer(panel, map, 0);
    const changed = map.replace('ledger: { owner', 'ledger-2: { owner');
    await panel.send({ type: 'graph', model: modelOf(changed) });
    await panel.page.waitForFunction(
      () =>
        (window as unknown as { host: { posted: { type: string }[] } }).host.posted.filter(
          ({ type }) => type === 'trial',
        ).length === 2,
    );
    await answer(panel, changed, 1);
    assert.match(await panel.page.locator('.moving').innerText(), /points overruled/);
    const without = map.replace(/ {2}cart:.*\n/, '');
    await panel.send({ type: 'graph', model: modelOf(without) });
    assert.equal(await panel.page.locator('.moving').count(), 0);
    assert.match(await panel.page.locator('.live').innerText(), /cart is no longer in the map/);
    await panel.page.mouse.move(200, 300);
    await panel.page.mouse.up();
    assert.equal(await panel.page.locator('.carried').count(), 0);
    assert.deepEqual(await moves(), []);
  });
});

describe('what a move would change', () => {
  it('says the points that the map then really overrules, and the findings it then has', () => {
    const analysis = analyse(map);
    const trial = tryMove(analysis, 'cart', 'finance');
    const after = analyse(
      map.replace('cart: { owner: web, project: shop', 'cart: { owner: web, project: finance'),
    );
    assert.equal(trial?.before, analysis.current.overruled);
    assert.equal(trial.after, after.current.overruled);
    const messages = new Set(after.findings.map(({ message }) => message));
    for (const message of trial.appear ?? []) assert.ok(messages.has(message), message);
    for (const message of trial.vanish ?? []) assert.ok(!messages.has(message), message);
    assert.ok((trial.appear ?? []).length > 0);
  });

  it('says what is required and would be broken', () => {
    const apart = `${map}constraints:\n  - { apart: [cart, billing], because: PCI }\n`;
    assert.match(tryMove(analyse(apart), 'cart', 'finance')?.required.join() ?? '', /PCI/);
    assert.deepEqual(tryMove(analyse(apart), 'orders', 'finance')?.required, []);
  });

  it('knows no move of a service to where it is, or of one that is not there', () => {
    const analysis = analyse(map);
    assert.equal(tryMove(analysis, 'cart', 'shop'), undefined);
    assert.equal(tryMove(analysis, 'nobody', 'shop'), undefined);
  });
});
