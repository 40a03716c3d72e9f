import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import {
  bundlePage,
  openPanel,
  type Bundle,
  type Panel,
  type PanelOptions,
} from '../../scripts/panel/panel.ts';
import { launchChromium } from '../../scripts/vscode/chromium.ts';
import type { GraphModel } from '../../src/graph/protocol.ts';

export type { Panel, PanelOptions } from '../../scripts/panel/panel.ts';

/** One browser with the built page, for as long as a suite runs. */
export interface PanelHost {
  readonly browser: Browser;
  readonly bundle: Bundle;
  open(options?: PanelOptions): Promise<Panel>;
  close(): Promise<void>;
}

export async function startPanelHost(): Promise<PanelHost> {
  const [browser, bundle] = await Promise.all([launchChromium(), bundlePage()]);
  return {
    browser,
    bundle,
    open: (options) => openPanel(browser, bundle, options),
    close: () => browser.close(),
  };
}

/** What the tests of a suite open panels with. */
export interface Panels {
  /** The page that all of them show. */
  readonly bundle: Bundle;
  /** Opens a panel; the one before it is closed. */
  open(options?: PanelOptions): Promise<Panel>;
  /** The same with a graph in it. */
  show(model: GraphModel, options?: PanelOptions): Promise<Panel>;
}

/** A browser for the suite that asks; each test has one panel at most, which must meet no error. */
export function usePanels(): Panels {
  let host: PanelHost | undefined;
  let panel: Panel | undefined;
  const started = (): PanelHost => {
    assert.ok(host);
    return host;
  };
  const close = async (): Promise<void> => {
    assert.deepEqual(panel?.errors ?? [], []);
    await panel?.close();
    panel = undefined;
  };
  before(async () => {
    host = await startPanelHost();
  });
  after(() => host?.close());
  afterEach(close);
  const open = async (options?: PanelOptions): Promise<Panel> => {
    await close();
    panel = await started().open(options);
    return panel;
  };
  return {
    get bundle() {
      return started().bundle;
    },
    open,
    async show(model, options) {
      const shown = await open(options);
      await shown.send({ type: 'graph', model });
      return shown;
    },
  };
}

/** Resolves once the page has drawn all that has happened by now. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            done();
          });
        });
      }),
  );

/** What is written, name by name. */
export const written = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).evaluateAll((all) => all.map((one) => one.textContent ?? ''));
