import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphModel } from '../../src/graph/protocol.ts';
import { landscape } from '../../scripts/panel/landscape.ts';
import { generateMap } from '../support/generate.ts';
import { modelOf } from '../support/page.ts';
import { drawn, usePanels } from '../support/panel.ts';

/** What stands out and what stands back when something is selected. */
describe('a selection in a browser', function () {
  this.timeout(120_000);
  const panels = usePanels();
  const show = async () => {
    const sample = join(import.meta.dirname, '../../samples/opentelemetry-demo/service-map.yaml');
    const panel = await panels.show(modelOf(await readFile(sample, 'utf8')), {
      size: { width: 1400, height: 900 },
    });
    return panel.page;
  };

  it('lets in the difference only its own arrows and old places stand out', async () => {
    const page = await show();
    await page.locator('[data-view="difference"]').click();
    const bright = async (what: string) =>
      (await page.locator(`${what}:not(.dim)`).count()) / (await page.locator(what).count());
    assert.equal(await bright('.ghost'), 1);
    assert.equal(await bright('.move'), 1);
    await page.locator('[data-service="payment"]').click();
    await drawn(page);
    for (const what of ['.ghost', '.move', '.line-label.moves']) {
      const share = await bright(what);
      assert.ok(share < 1, what);
    }
    assert.ok((await bright('.ghost')) > 0);
    assert.ok((await bright('.move')) > 0);
    const ghosts = await page.locator('.ghost:not(.dim)').allTextContents();
    assert.ok(ghosts.includes('−\u00a0payment'), ghosts.join());
  });

  it('brings the arrow of a service that was one of too many from afar', async () => {
    const model = modelOf(generateMap({ services: 150, family: 'mixed', seed: 2 }));
    const { page } = await panels.show(model, { size: { width: 1000, height: 700 } });
    await page.locator('[data-view="difference"]').click();
    await drawn(page);
    const arrows = await page.locator('.move').count();
    const [, few, all] =
      /^(\d+) of (\d+) moves/.exec(await page.locator('.left-out').innerText()) ?? [];
    assert.equal(arrows, Number(few));
    assert.ok(Number(few) <= 30 && Number(all) > 40);
    const between = ({ current, recommended }: GraphModel['services'][number]): boolean =>
      current !== undefined && current !== recommended;
    const arrowsFor = ({ current = -1, recommended }: GraphModel['services'][number]) => {
      const [from, to] = [model.groups[current]?.name, model.groups[recommended]?.name];
      return page.locator('.move').filter({ hasText: ` from ${from} to ${to}` });
    };
    let brought = 0;
    for (const service of model.services.filter(between).slice(0, 12)) {
      const isThere = (await arrowsFor(service).count()) > 0;
      await page.locator('.search').fill(service.name);
      await page.locator('.search').press('Escape');
      await page.locator('.picture').focus();
      await page.keyboard.press('0');
      await drawn(page);
      assert.equal(await arrowsFor(service).count(), 1, service.name);
      if (!isThere) brought++;
      await page.keyboard.press('Escape');
      await drawn(page);
    }
    assert.ok(brought > 0);
  });

  it('is that of a coupling where one clicks its number, and of one of its lines then', async () => {
    const page = await show();
    await page.locator('[data-view="current"]').click();
    const labels = page.locator('.trunk-label');
    const many = await labels.count();
    assert.ok(many > 1);
    for (let at = 0; at < many; at++) {
      const box = await labels.nth(at).boundingBox();
      assert.ok(box);
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x - 40, y - 40);
      await page.mouse.move(x, y, { steps: 8 });
      await page.mouse.down();
      await page.mouse.up();
      await drawn(page);
      assert.match(
        await page.locator('.details').innerText(),
        /coupled pairs? in different projects/,
      );
      // Now its lines are there to be chosen.
      assert.ok((await page.locator('.link.lit').count()) > 0);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await drawn(page);
    }
  });

  it('of a project tells what comes, what leaves, and what it is coupled to', async () => {
    const page = await show();
    const details = page.locator('.details');
    const select = async (project: string) => {
      const box = await page.locator(`[data-group="${project}"] .frame`).boundingBox();
      assert.ok(box);
      await page.mouse.click(box.x + 12, box.y + 8);
      await drawn(page);
    };
    await page.locator('[data-view="difference"]').click();
    const moving = await page.locator('.details').innerText();
    const [, service = '', from = '', to = ''] =
      /^([\w-]+)\s+([\w-]+) → ([\w-]+)$/m.exec(moving.replaceAll('\u00a0', ' ')) ?? [];
    await select(from);
    assert.match(await details.innerText(), new RegExp(`${service}\\s*leaves\\s*to ${to}`));
    const bright = await page.locator('.ghost:not(.dim)').allInnerTexts();
    assert.ok(bright.length > 0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await drawn(page);
    await select(to);
    assert.match(await details.innerText(), new RegExp(`${service}\\s*comes\\s*from ${from}`));
    await page.locator('[data-view="current"]').click();
    await page.locator('.details h3', { hasText: 'Coupled to' }).waitFor();
    await page.locator('.details h3 + ul button').first().click();
    assert.match(await details.innerText(), /coupled pairs? in different projects/);
  });

  it('leaves nothing else in full strength where services are blocks', async () => {
    const model = modelOf(landscape(200));
    const { page } = await panels.show(model, { size: { width: 1400, height: 900 } });
    await page.locator('[data-view="difference"]').click();
    await page.locator('.picture.middle').waitFor();
    assert.ok((await page.locator('.block.left:not(.dim)').count()) > 0);
    const still = model.services.find(
      ({ current, recommended }, index) =>
        current === recommended && !model.links.some(({ a, b }) => a === index || b === index),
    );
    assert.ok(still);
    await page.locator('.search').fill(still.name);
    await page.locator('.search').press('Escape');
    await page.locator('.picture').focus();
    await page.keyboard.press('0');
    await page.locator('.picture.middle').waitFor();
    await drawn(page);
    assert.equal(await page.locator('.block:is(.left, .mover, .sign):not(.dim)').count(), 0);
  });

  it('has the outline of what is selected, whether it moves or not', async () => {
    const page = await show();
    await page.locator('[data-view="difference"]').click();
    const outline = (service: string) =>
      page
        .locator(`[data-service="${service}"] .frame`)
        .evaluate((frame) => getComputedStyle(frame).stroke);
    const looks = new Set<string>();
    for (const service of ['email', 'payment']) {
      const before = await outline(service);
      await page.locator(`[data-service="${service}"]`).click();
      // Not while it is pointed at, either.
      await page.mouse.move(2, 2);
      await drawn(page);
      const selected = await outline(service);
      assert.notEqual(selected, before, service);
      looks.add(selected);
    }
    assert.equal(looks.size, 1);
  });

  it('tells of a shared thing who uses it and where it is at home', async () => {
    const page = await show();
    await page.locator('[data-view="current"]').click();
    await page.locator('.thing', { hasText: 'early-adopters' }).click();
    const details = page.locator('.details');
    await details.locator('h2', { hasText: 'early-adopters' }).waitFor();
    assert.match(
      await details.innerText(),
      /A segment that 3 services of 2 projects use, at home in shop-backend/,
    );
    const users = await details.locator('h2 ~ ul').first().locator('button').allTextContents();
    assert.deepEqual(users, ['ad', 'frontend', 'recommendation']);
    await details.getByRole('button', { name: 'recommendation' }).first().click();
    await details.locator('h2', { hasText: 'recommendation' }).waitFor();
  });
});
