import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './vscode/cache.ts';
import {
  chooseTheme,
  findingsShown,
  graphAtRest,
  graphFrame,
  goTo,
  openFile,
  runCommand,
} from './vscode/person.ts';
import { smaller } from './png.ts';
import { panelPictures } from './panel/pictures.ts';
import { openWorkbench } from './vscode/workbench.ts';
import { walkthroughPictures } from './walkthrough.ts';

/**
 * Pictures of the real product: those of the walkthrough, written to media/walkthrough, and some
 * in each kind of theme, written to out/screenshots; beside them the graph page alone with maps of
 * every size. With --walkthrough or --panel only those.
 */
const out = join(root, 'out', 'screenshots');
const only = (what: string) => process.argv.includes(`--${what}`);
if (!only('panel')) await walkthroughPictures();
if (!only('walkthrough')) await panelPictures(join(out, 'panel'));
if (only('panel') || only('walkthrough')) process.exit(0);

const themes: Readonly<Record<string, string>> = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'high-contrast': 'Dark High Contrast',
  'high-contrast-light': 'Light High Contrast',
};

const sample = process.argv[2] ?? 'opentelemetry-demo/service-map.yaml';
/** A service of the sample that should move: its `project:`. */
const moved = { line: 92, column: 16 };
await mkdir(out, { recursive: true });

for (const [name, theme] of Object.entries(themes)) {
  const workbench = await openWorkbench({
    folder: join(root, 'samples'),
    extension: root,
    size: { width: 1800, height: 1100 },
    settings: { 'editor.minimap.enabled': false },
  });
  const { page } = workbench;
  const shoot = async (what: string) => {
    const path = join(out, `${name}-${what}.png`);
    const picture = await page.screenshot({ path });
    process.stdout.write(`${path}\n`);
    // The one that the README shows.
    if (name === 'light' && what === 'graph-difference')
      await writeFile(join(root, 'docs', 'images', 'overview.png'), smaller(picture, 128));
  };
  try {
    await openFile(page, sample);
    await chooseTheme(page, theme);
    await findingsShown(page);
    await runCommand(page, 'Service Map: Focus on Projects View');
    await page.locator('.pane-body .monaco-list-row', { hasText: 'shop-backend' }).first().click();
    await page.locator('.pane-body .monaco-list-row', { hasText: 'checkout' }).first().waitFor();
    await shoot('projects');
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await runCommand(page, 'Problems: Focus on Problems View');
    await page.locator('.markers-panel .monaco-list-row').first().waitFor();
    await runCommand(page, 'View: Focus Active Editor Group');
    await goTo(page, moved.line, moved.column);
    await shoot('editor');
    await runCommand(page, 'View: Toggle Panel Visibility');
    await goTo(page, moved.line, moved.column);
    await runCommand(page, 'Show or Focus Hover');
    await page.locator('.monaco-hover .hover-contents', { hasText: 'against' }).first().waitFor();
    await shoot('hover');
    await page.keyboard.press('Escape');
    await runCommand(page, 'Service Map: Show Graph');
    const graph = await graphFrame(page, '[data-group]');
    await graphAtRest(graph);
    await shoot('graph');
    for (const view of ['current', 'recommended', 'difference']) {
      await graph.locator(`[data-view="${view}"]`).click();
      await graph.locator(`[data-view="${view}"][aria-checked="true"]`).waitFor();
      await graphAtRest(graph);
      await shoot(`graph-${view}`);
    }
  } finally {
    await workbench.close();
  }
}
