import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { landscape } from '../scripts/panel/landscape.ts';
import { bundlePage, openPanel } from '../scripts/panel/panel.ts';
import { launchChromium } from '../scripts/vscode/chromium.ts';
import { analyse } from '../src/language/analysis.ts';
import type { GraphModel } from '../src/graph/protocol.ts';
import { graphOf } from '../src/language/graph.ts';

/**
 * How the graph page does in a headless browser that draws in software: time from a model to the
 * next painted frame, and the frames of panning from far, from the middle and from near.
 */
const sizes = process.argv.slice(2).map(Number);
const frames = 120;

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
  const sorted = [...times].sort((a, b) => a - b);
  return {
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    most: sorted.at(-1) ?? 0,
  };
}

/**
 * Opens the page and gives it a model that its host has at hand: milliseconds until it is loaded,
 * and until the first picture is painted. With a `state` positions are kept from the last time.
 */
async function open(model: GraphModel, state?: unknown) {
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
  return { panel, loaded, picture };
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const ms = (value: number) => value.toFixed(1).padStart(7);
const bundle = await bundlePage();
const browser = await launchChromium();
say(`script of the page: ${String(gzipSync(bundle.script).length)} bytes gzip`);
say('services  level    zoom  elements   pan: mean     p95    most (ms a frame)');
for (const services of sizes.length > 0 ? sizes : [30, 200, 2000, 10_000]) {
  const text = landscape(services);
  const model = graphOf(
    analyse(text, { unlimited: true, timeLimit: 2000 }),
    'file:///service-map.yaml',
    'service-map.yaml',
  );
  const first = await open(model);
  const again = await open(model, await first.panel.kept());
  await again.panel.close();
  for (const [what, { loaded, picture }] of [
    ['laid out afresh', first],
    ['positions kept', again],
  ] as const)
    say(
      `${String(services).padStart(8)}  opened, ${what}: ${ms(loaded)} ms until loaded, ${ms(picture)} ms to the first picture`,
    );
  const { panel } = first;
  const { page } = panel;
  // Models that are in the page already, so that only the page is timed.
  const [one, ...others] = model.services;
  const moved = one && {
    ...model,
    services: [{ ...one, current: model.groups.length - 1 }, ...others],
  };
  const timed = (turns: readonly unknown[]) =>
    page.evaluate(async (models) => {
      const found: number[] = [];
      for (let run = 0; run < 8; run++) {
        const data: unknown = structuredClone(models[run % models.length]);
        const from = performance.now();
        window.dispatchEvent(new MessageEvent('message', { data: { type: 'graph', model: data } }));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        found.push(performance.now() - from);
      }
      return found.sort((a, b) => a - b);
    }, turns);
  const alike = await timed([model]);
  const changes = await timed([moved, model]);
  await page.locator('.picture').focus();
  const seen = new Set<string>();
  for (let step = 0; step < 30; step++) {
    const [level, zoom, elements] = await page.evaluate(() => {
      const picture = document.querySelector('.picture');
      const matrix = (picture?.firstElementChild as SVGGElement | null)?.getScreenCTM();
      return [
        /far|middle|near/.exec(picture?.getAttribute('class') ?? '')?.[0] ?? '',
        matrix?.a ?? 0,
        document.querySelectorAll('.scene svg *').length,
      ] as const;
    });
    if (!seen.has(level)) {
      seen.add(level);
      const { mean, p95, most } = await pan(page);
      say(
        `${String(services).padStart(8)}  ${level.padEnd(6)} ${zoom.toFixed(2).padStart(6)}  ${String(elements).padStart(8)}  ${ms(mean).padStart(11)} ${ms(p95)} ${ms(most)}`,
      );
    }
    await page.keyboard.press('+');
  }
  const tell = (what: string, times: readonly number[]) =>
    say(
      `${String(services).padStart(8)}  ${what} → painted: median ${ms(times[4] ?? 0)} ms, most ${ms(times.at(-1) ?? 0)} ms`,
    );
  tell('lines moved', alike);
  tell('service moved', changes);
  await panel.close();
}
await browser.close();
