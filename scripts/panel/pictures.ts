import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { analyse } from '../../src/language/analysis.ts';
import { graphOf } from '../../src/language/graph.ts';
import { launchChromium } from '../vscode/chromium.ts';
import { landscape } from './landscape.ts';
import { bundlePage, openPanel } from './panel.ts';
import { themeNames } from './themes.ts';

const sizes = [5, 30, 200, 2000] as const;
const views = ['current', 'recommended', 'difference'] as const;
const window = { width: 1400, height: 900 };

/** The page alone in every theme and view, with maps of every size: `THEME-SIZE-VIEW.png`. */
export async function panelPictures(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const [browser, bundle] = await Promise.all([launchChromium(), bundlePage()]);
  try {
    for (const services of sizes) {
      const analysis = analyse(landscape(services), { unlimited: true });
      const model = graphOf(analysis, 'file:///service-map.yaml', 'service-map.yaml');
      for (const theme of themeNames) {
        const panel = await openPanel(browser, bundle, { theme, size: window });
        const { page } = panel;
        const shoot = async (what: string) => {
          const path = join(folder, `${theme}-${services}-${what}.png`);
          await page.screenshot({ path });
          process.stdout.write(`${path}\n`);
        };
        await panel.send({ type: 'graph', model });
        for (const view of views) {
          await page.locator(`[data-view="${view}"]`).click();
          await shoot(view);
        }
        // From near, with a service selected: its lines, and what is said of it.
        await page.locator('[data-view="current"]').click();
        await page.locator('.search').fill(model.services[0]?.name ?? '');
        await page.locator('.search').press('Escape');
        await shoot('selected');
        await panel.close();
      }
    }
  } finally {
    await browser.close();
  }
}
