import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { landscape } from '../scripts/panel/landscape.ts';
import { bundlePage, openPanel } from '../scripts/panel/panel.ts';
import { launchChromium } from '../scripts/vscode/chromium.ts';
import { analyse } from '../src/language/analysis.ts';
import type { GraphModel } from '../src/graph/protocol.ts';
import { graphOf } from '../src/language/graph.ts';
import { medianOf, ms, p95, table } from './measure.ts';

const frames = 120;
const sizes = [30, 200, 2000, 10_000];

interface Pan {
  readonly mean: number;
  readonly p95: number;
  readonly most: number;
}

/** Drags the picture as far as it goes in so many frames, and times each of them. */
async function pan(page: Page): Promise<Pan> {
  const times = await page.evaluate(async (count) => {
    const scene = document.querySelector('.scene') as HTMLElement;
    const { left, top } = scene.getBoundingClientRect();
    const [x, y] = [left + 4, top + 4];
    const send = (target: EventTarget, type: string, dx: number) =>
      target.dispatchEvent(
        new PointerEvent(type, { clientX: x + dx, clientY: y + dx / 3, button: 0, bubbles: true }),
      );
    const next = () => new Promise<number>((done) => requestAnimationFrame(done));
    send(scene, 'pointerdown', 0);
    let before = await next();
    const found: number[] = [];
    for (let frame = 1; frame <= count; frame++) {
      // There and back: the picture stays where something is to be drawn.
      const dx = 9 * (frame <= count / 2 ? frame : count - frame);
      send(window, 'pointermove', dx);
      const now = await next();
      found.push(now - before);
      before = now;
    }
    send(window, 'pointerup', 0);
    return found;
  }, frames);
  return {
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
    p95: p95(times),
    most: Math.max(...times),
  };
}

type Browser = Awaited<ReturnType<typeof launchChromium>>;
type Bundle = Awaited<ReturnType<typeof bundlePage>>;

/**
 * Opens the page and gives it a model that its host has at hand: milliseconds until it is loaded,
 * and until the first picture is painted. With a `state` positions are kept from the last time.
 */
async function open(browser: Browser, bundle: Bundle, model: GraphModel, state?: unknown) {
  const panel = await openPanel(browser, bundle, { size: { width: 1400, height: 900 }, state });
  const data = await panel.page.evaluateHandle((model) => ({ type: 'graph', model }), model);
  const picture = await panel.page.evaluate(async (data) => {
    const from = performance.now();
    window.dispatchEvent(new MessageEvent('message', { data }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - from;
  }, data);
  await data.dispose();
  const loaded = await panel.page.evaluate(
    () =>
      (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd,
  );
  return { panel, total: loaded + picture };
}

/** Milliseconds until each of some models is painted, one after the other, in a page at rest. */
async function painted(page: Page, turns: readonly GraphModel[]): Promise<number[]> {
  const models = await page.evaluateHandle((given) => given, turns as unknown[]);
  const times = await page.evaluate(async (models) => {
    // What is left to do of the first picture, and of taking in the models.
    for (let calm = 0; calm < 10;)
      calm = await new Promise<number>((done) =>
        requestIdleCallback((idle) => done(idle.timeRemaining() > 5 ? calm + 1 : 0)),
      );
    const found: number[] = [];
    for (let run = 0; run < 20; run++) {
      const data: unknown = structuredClone(models[run % models.length]);
      const from = performance.now();
      window.dispatchEvent(new MessageEvent('message', { data: { type: 'graph', model: data } }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      found.push(performance.now() - from);
    }
    return found;
  }, models);
  await models.dispose();
  return times;
}

/** What is in sight: the level of detail, pixels for each unit of the picture, and elements. */
const inSight = (page: Page) =>
  page.evaluate(() => {
    const picture = document.querySelector('.picture');
    const matrix = (picture?.firstElementChild as SVGGElement | null)?.getScreenCTM();
    return {
      level: /far|middle|near/.exec(picture?.getAttribute('class') ?? '')?.[0] ?? '',
      zoom: matrix?.a ?? 0,
      elements: document.querySelectorAll('.scene svg *').length,
    };
  });

/** Frames of panning at each level of detail, from far to near. */
async function panEverywhere(page: Page, services: string): Promise<string[][]> {
  await page.locator('.picture').focus();
  const rows = new Map<string, string[]>();
  for (let step = 0; step < 30; step++) {
    const { level, zoom, elements } = await inSight(page);
    if (!rows.has(level)) {
      const { mean, most, p95: slow } = await pan(page);
      const figures = [zoom.toFixed(2), String(elements), ms(mean), ms(slow), ms(most)];
      rows.set(level, [services, level, ...figures]);
    }
    await page.keyboard.press('+');
  }
  return [...rows.values()];
}

/**
 * How the graph page does in a headless browser that draws in software: from the page and from a
 * model to the painted picture, and the frames of panning.
 */
export async function benchPanel(log: (line: string) => void) {
  const bundle = await bundlePage();
  const browser = await launchChromium();
  const pictures: string[][] = [];
  const panning: string[][] = [];
  for (const size of sizes) {
    const services = size.toLocaleString('en');
    const analysis = analyse(landscape(size), { unlimited: true, timeLimit: 2000 });
    const model = graphOf(analysis, 'file:///service-map.yaml', 'service-map.yaml');
    const afresh = await open(browser, bundle, model);
    const kept = await open(browser, bundle, model, await afresh.panel.kept());
    await kept.panel.close();
    const { page } = afresh.panel;
    const moved: GraphModel = {
      ...model,
      services: model.services.map((service, index) =>
        index === 0 ? { ...service, current: model.groups.length - 1 } : service,
      ),
    };
    pictures.push([
      services,
      ms(afresh.total),
      ms(kept.total),
      medianOf(await painted(page, [model])),
      medianOf(await painted(page, [moved, model])),
    ]);
    log(pictures.at(-1)?.join('  ') ?? '');
    const rows = await panEverywhere(page, services);
    for (const row of rows) log(row.join('  '));
    panning.push(...rows);
    await afresh.panel.close();
  }
  await browser.close();
  return {
    script: gzipSync(bundle.script).length,
    pictures: table(
      [
        'services',
        'opened afresh, ms',
        'positions kept, ms',
        'lines change, ms (p95)',
        'a service moves, ms (p95)',
      ],
      pictures,
    ),
    panning: table(['services', 'level', 'zoom', 'elements', 'ms a frame', 'p95', 'most'], panning),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { pictures, panning } = await benchPanel(() => undefined);
  process.stdout.write(`${pictures}\n\n${panning}\n`);
}
