import assert from 'node:assert/strict';
import { modelOf } from '../support/page.ts';
import { usePanels, type Panel } from '../support/panel.ts';

const names = [
  '<script>window.hacked = 1</script>',
  '<img src=x onerror="window.hacked = 1">',
  '"><svg onload=alert(1)>',
  '__proto__',
  'constructor',
  'x'.repeat(10_000),
  'مرحبا بالعالم-خدمة',
  'שירות-תשלומים-ארוך-מאוד-באמת',
  '\u202Eevil\u202C',
  '👩‍👩‍👧‍👦-family',
  'a\tb',
];
const map = `version: 1
projects:
${names.map((name) => `  ${JSON.stringify(name)}: {}`).join('\n')}
services:
${names
  .map(
    (name) =>
      `  ${JSON.stringify(name)}: { owner: ${JSON.stringify(name)}, project: ${JSON.stringify(name)}, databases: [${JSON.stringify(name)}, db], flags: [${JSON.stringify(name)}] }`,
  )
  .join('\n')}
`;

describe('the graph page among hostile content', function () {
  this.timeout(120_000);
  let panel: Panel;
  afterEach(async () => {
    assert.equal(
      await panel.page.evaluate(() => (window as unknown as { hacked?: number }).hacked),
      undefined,
    );
  });
  const panels = usePanels();
  beforeEach(async () => {
    panel = await panels.open();
  });

  it('shows names of any kind as text, in every part of the page', async () => {
    await panel.send({ type: 'graph', model: modelOf(map) });
    const { page } = panel;
    assert.equal(await page.locator('[data-service]').count(), names.length);
    await page.locator('.filtering').click();
    for (const view of ['current', 'recommended', 'difference']) {
      await page.locator(`[data-view="${view}"]`).click();
      assert.equal(await page.locator('#app script, #app img, #app [onload]').count(), 0);
    }
    await page.keyboard.press('/');
    await page.keyboard.type('<script>');
    await page.locator('.card.selected').waitFor();
    assert.match(await page.locator('.details').innerText(), /<script>window\.hacked/);
    const posted = (await panel.posted()).filter(({ type }) => type === 'story');
    assert.deepEqual(posted.at(-1)?.['service'], names[0]);
  });

  it('lets no name of 10,000 letters, or written from the right, out of its place', async () => {
    await panel.send({ type: 'graph', model: modelOf(map) });
    const { page } = panel;
    const wide = await page.locator('.card').evaluateAll((cards) =>
      cards
        .filter((card) => {
          const frame = card.querySelector('.frame')?.getBoundingClientRect();
          return [...card.querySelectorAll('text')].some((text) => {
            const rect = text.getBoundingClientRect();
            return !frame || rect.left < frame.left - 1 || rect.right > frame.right + 1;
          });
        })
        .map((card) => (card.textContent ?? '').slice(0, 40)),
    );
    assert.deepEqual(wide, []);
    await page.locator('.card').nth(5).hover();
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(sideways <= 0);
  });

  it('takes no message that does not fit the protocol', async () => {
    const model = modelOf(map);
    await panel.send({ type: 'graph', model });
    for (const bad of [
      null,
      {},
      { type: 'graph', model: { ...model, services: [{ name: 'broken' }] } },
      { type: 'graph', model: { ...model, version: 99 } },
      { type: 'story', service: 1 },
      { type: 'trial', service: 'a', target: 'b', trial: { before: 'many' } },
      { type: 'export', format: 'exe' },
      { type: 'eval', code: 'window.hacked = 1' },
    ])
      await panel.send(bad);
    assert.equal(await panel.page.locator('[data-service]').count(), names.length);
    assert.ok(!(await panel.posted()).some(({ type }) => type === 'save'));
  });

  it('keeps a drag of the picture alive when the map changes in the middle of it', async () => {
    const calm = 'version: 1\nservices:\n  a: { databases: [x] }\n  b: { databases: [x] }\n';
    await panel.send({ type: 'graph', model: modelOf(calm) });
    const { page } = panel;
    const scene = await page.locator('.scene').boundingBox();
    assert.ok(scene);
    const [x, y] = [scene.x + 20, scene.y + scene.height - 20];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y - 10);
    const before = await page.locator('[data-service="a"]').boundingBox();
    await panel.send({ type: 'graph', model: modelOf(calm.replace('b:', 'bb:')) });
    await page.locator('[data-service="bb"]').waitFor();
    const during = await page.locator('[data-service="a"]').boundingBox();
    assert.ok(before && during && Math.abs(before.x - during.x) < 1);
    await page.mouse.move(x + 60, y - 10);
    await page.mouse.up();
    const after = await page.locator('[data-service="a"]').boundingBox();
    assert.ok(after && Math.abs(after.x - before.x - 20) < 1.5);
  });

  it('restores what it kept, says that a file is gone, and takes kept nonsense for nothing', async () => {
    for (const state of [
      { uri: 'file:///gone.yaml', view: 'difference', camera: { zoom: 'x' }, narrow: { team: 7 } },
      { uri: 5, hidden: [1, {}], selection: {}, camera: { zoom: 1e-9, x: 1e308, y: NaN } },
      'nonsense',
    ]) {
      panel = await panels.open({ state });
      const gone = {
        ...modelOf('version: 1\nservices: {}\n'),
        notice: 'This file cannot be opened any more.',
      };
      await panel.send({ type: 'graph', model: gone });
      assert.match(await panel.page.locator('.notice').innerText(), /cannot be opened/);
      await panel.send({ type: 'graph', model: modelOf(map) });
      assert.equal(await panel.page.locator('[data-service]').count(), names.length);
    }
  });
});
