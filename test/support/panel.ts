import type { Browser } from 'playwright-core';
import {
  bundlePage,
  openPanel,
  type Bundle,
  type Panel,
  type PanelOptions,
} from '../../scripts/panel/panel.ts';
import { launchChromium } from '../../scripts/vscode/chromium.ts';

export type { Panel } from '../../scripts/panel/panel.ts';

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
