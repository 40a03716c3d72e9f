import assert from 'node:assert/strict';
import { landscape } from '../../scripts/panel/landscape.ts';
import { generateMap } from '../support/generate.ts';
import { modelOf } from '../support/page.ts';
import { usePanels, type Panel } from '../support/panel.ts';

/** A map of many projects as a whole: its products, and what is between them. */
describe('a large map from afar', function () {
  this.timeout(120_000);
  const model = modelOf(landscape(2000));
  const products = [...new Set(model.services.flatMap(({ product }) => product ?? []))];
  const panels = usePanels();
  let panel: Panel;

  beforeEach(async () => {
    panel = await panels.show(model, { size: { width: 1400, height: 900 } });
  });
  const texts = (selector: string) => panel.page.locator(selector).allTextContents();

  it('names every product and says how many projects it has', async () => {
    assert.deepEqual((await texts('.domain-names text:not(.count)')).sort(), products.sort());
    const totals = await texts('.domain-names text.count');
    assert.equal(totals.length, products.length);
    for (const total of totals) assert.match(total, /^\d+ projects?$/);
  });

  it('has a count on every line between products, and says how many have none', async () => {
    const lines = await panel.page.locator('.domain-line').count();
    assert.ok(lines > 10 && lines < 50);
    assert.equal(await panel.page.locator('.domain-lines .line-label').count(), lines);
    assert.equal(await panel.page.locator('.trunk').count(), 0);
    const [said = ''] = await texts('.left-out');
    assert.match(said, new RegExp(`^${lines} of \\d+ couplings between products drawn$`));
  });

  it('tells in the difference how many services come to each product and leave it', async () => {
    await panel.page.locator('[data-view="difference"]').click();
    const changes = (await texts('.domain-names text.count')).filter((text) =>
      /^\+\d+ −\d+( · \d+ within)?$/.test(text),
    );
    assert.equal(changes.length, products.length);
    assert.ok((await panel.page.locator('.domain-lines .move').count()) > 10);
    assert.ok((await panel.page.locator('.domain-lines .line-label').count()) > 10);
    assert.ok((await panel.page.locator('.box.changed').count()) > 0);
  });

  it('draws no arrow without a shaft', async () => {
    await panel.page.locator('[data-view="difference"]').click();
    const bare = await panel.page.locator('.move').evaluateAll(
      (arrows) =>
        arrows.filter((arrow) => {
          const [shaft, head] = [...arrow.querySelectorAll('path')];
          return !shaft || !head || shaft.getTotalLength() * 3 < head.getTotalLength();
        }).length,
    );
    assert.equal(bare, 0);
  });

  it('draws every link of what is selected, to projects that are named', async () => {
    const { page } = panel;
    await page.locator('.search').fill('catalogue-api');
    await page.locator('.search').press('Escape');
    await page.keyboard.press('0');
    const own = model.services.findIndex(({ name }) => name === 'catalogue-api');
    const links = model.links.filter(({ a, b }) => a === own || b === own);
    assert.ok(links.length > 3);
    assert.equal(await page.locator('.link.lit').count(), links.length);
    const ends = links.map(({ a, b }) => model.services[a === own ? b : a]?.current);
    const named = new Set(await texts('.box-name'));
    for (const end of ends) {
      const name = model.groups[end ?? -1]?.name;
      assert.ok(name === undefined || named.has(name), name);
    }
  });

  it('has names of products between 12 and 15 pixels at every zoom, or none', async () => {
    const { page } = panel;
    await page.locator('.picture').focus();
    for (let i = 0; i < 14; i++) {
      const sizes = await page.locator('.domain-names text').evaluateAll((all) =>
        all.map((each) => {
          const text = each as SVGTextElement;
          return Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0);
        }),
      );
      for (const size of sizes) assert.ok(size > 11.9 && size < 15.1, String(size));
      await page.keyboard.press('+');
    }
  });

  it('lists all projects behind the picture, and follows a change of the map', async () => {
    const { page } = panel;
    const current = model.services.map((service) => service.current ?? -1);
    const projects = new Set(current);
    const items = page.locator('.outline > ul > li');
    await items.nth(projects.size - 1).waitFor({ state: 'attached' });
    assert.equal(await items.count(), projects.size);

    const [from, to] = [current[0] ?? -1, current.find((box) => box >= 0 && box !== current[0])];
    const [left, entered] = [model.groups[from]?.name ?? '', model.groups[to ?? -1]?.name ?? ''];
    const item = (name: string) =>
      items.filter({ has: page.locator('bdi').getByText(name, { exact: true }) });
    const members = (box: number | undefined) => current.filter((each) => each === box).length;
    await item(entered).locator('summary').click();
    await item(entered)
      .locator('button')
      .nth(members(to) - 1)
      .waitFor({ state: 'attached' });
    assert.equal(await item(entered).locator('button').count(), members(to));

    const services = model.services.map((service, index) =>
      index === 0 && to !== undefined ? { ...service, current: to } : service,
    );
    await panel.send({ type: 'graph', model: { ...model, services } });
    await item(entered).locator('button').nth(members(to)).waitFor({ state: 'attached' });
    const said = (count: number) => `${count} service${count === 1 ? '' : 's'}`;
    const told = await item(left).locator('.quiet').allTextContents();
    assert.deepEqual(
      told,
      [said(members(from) - 1)].filter(() => members(from) > 1),
    );
    await item(entered)
      .getByText(model.services[0]?.name ?? '', { exact: true })
      .click();
    assert.match((await page.locator('.live').textContent()) ?? '', new RegExp(entered));
  });
});

describe('a map of many projects that belong to nothing, from afar', function () {
  this.timeout(120_000);
  const panels = usePanels();
  const model = modelOf(generateMap({ services: 500, family: 'by-team', seed: 9 }));

  it('names nearly all projects of today, and those to come only within their boxes', async () => {
    const { page } = await panels.show(model, { size: { width: 1400, height: 900 } });
    await page.locator('.picture.far').waitFor();
    const texts = (selector: string) => page.locator(selector).allTextContents();
    const today = model.groups.filter(({ inCurrent }) => inCurrent).length;
    const named = await texts('.box-name:not(.absent)');
    assert.ok(named.length > today * 0.9, `${named.length} of ${today}`);
    const absent = await texts('.box-name.absent');
    assert.ok(absent.length > 0);
    assert.deepEqual(
      absent.filter((name) => name.includes('…')),
      [],
    );
    const outside = await page.locator('.box-name.absent').evaluateAll((names) => {
      const frames = [...document.querySelectorAll('.box.placeholder .frame')].map((frame) =>
        frame.getBoundingClientRect(),
      );
      return names.filter((name) => {
        const { left, right, top } = name.getBoundingClientRect();
        return !frames.some(
          (frame) =>
            frame.left <= left &&
            right <= frame.right &&
            frame.top - 3 <= top &&
            top < frame.bottom,
        );
      }).length;
    });
    assert.equal(outside, 0);
  });
});
