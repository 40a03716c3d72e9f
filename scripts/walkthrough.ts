import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { smaller } from './png.ts';
import { root } from './vscode/cache.ts';
import {
  findingsShown,
  goTo,
  graphAtRest,
  graphFrame,
  openFile,
  runCommand,
} from './vscode/person.ts';
import { openWorkbench } from './vscode/workbench.ts';

/** The pictures of the walkthrough, from the real product: small, so cropped, and in one theme. */
/** Larger than a picture by the title and the status bar. */
const size = { width: 668, height: 468 };
const crop = { width: 660, height: 400 };
const sample = 'shared-database';

/** A service of the sample that should move: its name and its `project:`. */
const name = { line: 17, column: 4 };
const project = { line: 20, column: 15 };

export async function walkthroughPictures(): Promise<void> {
  const media = join(root, 'media', 'walkthrough');
  await mkdir(media, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'service-map-walkthrough-'));
  await cp(join(root, 'samples', sample), folder, { recursive: true });
  const workbench = await openWorkbench({
    folder,
    extension: root,
    size,
    settings: {
      'workbench.colorTheme': 'Light Modern',
      'editor.minimap.enabled': false,
      'editor.stickyScroll.enabled': false,
      'editor.fontSize': 13,
      'editor.scrollbar.horizontal': 'hidden',
      'breadcrumbs.enabled': false,
      'workbench.activityBar.location': 'top',
    },
  });
  try {
    await steps(workbench.page, async (step, clip) => {
      const path = join(media, `${step}.png`);
      await writeFile(path, smaller(await workbench.page.screenshot({ clip }), 32));
      process.stdout.write(`${path}\n`);
    });
  } finally {
    await workbench.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Does what each step of the walkthrough is about, and takes its picture. */
async function steps(
  page: Page,
  shoot: (step: string, clip: Clip) => Promise<void>,
): Promise<void> {
  /** The editors' part of the window, cut to the size of a picture. */
  const editors = async (): Promise<Clip> => {
    const box = await page.locator('.part.editor').boundingBox();
    return { x: box?.x ?? 0, y: box?.y ?? 0, ...crop };
  };
  // Where the pointer covers nothing; a hover that is there goes when it moves.
  const away = () => page.mouse.move(0, 0);
  await openFile(page, 'service-map.yaml');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await goTo(page, project.line, project.column);
  await findingsShown(page);
  await goTo(page, 6);
  await away();
  await lensesDrawn(page);
  await shoot('create', await editors());

  await goTo(page, name.line, name.column);
  // Room for the hover above its name.
  for (let lines = 0; lines < 5; lines++) await page.keyboard.press('Control+ArrowUp');
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  const hover = page.locator('.monaco-hover .hover-contents', { hasText: 'against' }).first();
  await hover.waitFor();
  await shoot('finding', await editors());
  if (!(await hover.isVisible())) throw new Error('the hover has gone before its picture');
  await page.keyboard.press('Escape');

  await goTo(page, project.line, project.column);
  await runCommand(page, 'Quick Fix...');
  await page.locator('.action-widget', { hasText: 'Move' }).first().waitFor();
  await away();
  await shoot('fix', await editors());
  await page.keyboard.press('Escape');

  await runCommand(page, 'Service Map: Show Graph');
  const graph = await graphFrame(page, '[data-group]');
  // The map's editor and the details make room.
  await runCommand(page, 'View: Close Editor');
  await page.locator('.tab', { hasText: 'service-map.yaml' }).nth(1).waitFor({ state: 'detached' });
  const more = graph.locator('.opener');
  if (await more.isVisible()) await more.click();
  await graph.locator('button', { hasText: 'Details' }).click();
  await graph.locator('[aria-label="Fit to the panel"]').click();
  await away();
  await graphAtRest(graph);
  await shoot('graph', await editors());

  await openFile(page, 'service-map.yaml');
  // VS Code asks for no more of them once the editor has lost the focus.
  await lensesDrawn(page);
  await runCommand(page, 'Service Map: Focus on Projects View');
  const row = (text: string) => page.locator('.pane-body .monaco-list-row', { hasText: text });
  // The side bar as wide as a person would have it.
  const side = await page.locator('.part.sidebar').boundingBox();
  const edge = (side?.x ?? 0) + (side?.width ?? 0);
  await page.mouse.move(edge, 300);
  await page.mouse.down();
  await page.mouse.move(edge + 190, 300, { steps: 5 });
  await page.mouse.up();
  await row('Today').first().click();
  await row('Recommended').first().click();
  await row('billing').first().click();
  await row('orders').first().locator('.monaco-tl-twistie').click();
  await row('Shared database').first().waitFor();
  await away();
  await shoot('apply', { x: 0, y: side?.y ?? 0, ...crop });
}

/** Waits for the lenses at the top of the sample, which are drawn one after the other. */
async function lensesDrawn(page: Page): Promise<void> {
  for (const hasText of ['share this', 'findings', 'recommended: '])
    await page.locator('.codelens-decoration a', { hasText }).first().waitFor();
}
