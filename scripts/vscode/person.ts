import type { Frame, Page } from 'playwright-core';

/** What a person does in the workbench, each step ending when its effect is there. */

/**
 * Takes a step, and again where it had no effect: an editor that is still opening takes the focus
 * away and the palette goes, which on a busy machine happens more than once; a code lens is drawn
 * anew under the pointer.
 */
export async function insist(step: (limit: { timeout?: number }) => Promise<void>): Promise<void> {
  for (let tries = 1; tries < 4; tries++) {
    const done = await step({ timeout: 8000 }).then(
      () => true,
      () => false,
    );
    if (done) return;
  }
  await step({});
}

const palette = (page: Page) =>
  page.locator('.quick-input-widget input[type="text"]:visible').first();

/** Runs a command from the palette by its full title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await insist(async (limit) => {
    await page.keyboard.press('F1');
    await palette(page).fill(`>${title}`, limit);
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: title })
      .first()
      .click(limit);
  });
}

/**
 * Opens a file of the workspace by its path. The list of the palette changes while it is searched,
 * so what is chosen is the row that has the focus, and not one at a place on the screen.
 */
export async function openFile(page: Page, path: string): Promise<void> {
  await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: 60_000 });
  const name = path.split('/').at(-1) ?? path;
  await insist(async (limit) => {
    await page.keyboard.press('Control+P');
    await palette(page).fill(path, limit);
    await page.locator(`.quick-input-list .focused[aria-label^="${name}"]`).waitFor(limit);
    await page.keyboard.press('Enter');
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor(limit);
  });
  await page.locator('.monaco-editor .view-lines').first().waitFor();
}

/** Waits until the findings of the active map are counted in the status bar. */
export const findingsShown = (page: Page): Promise<void> =>
  page
    .locator('.statusbar-item', { hasText: /\d+ findings?/ })
    .first()
    .waitFor({ timeout: 60_000 });

/** The inner frame of the graph panel, once it has drawn something that matches `selector`. */
export async function graphFrame(
  page: Page,
  selector: string,
  { timeout = 60_000 }: { timeout?: number } = {},
): Promise<Frame> {
  const outer = page.frameLocator('iframe.webview.ready').last();
  const inner = outer.frameLocator('iframe#active-frame');
  const first = inner.locator(selector).first();
  await first.waitFor({ timeout });
  const frame = await (await first.elementHandle())?.ownerFrame();
  if (!frame) throw new Error('the graph has no frame');
  return frame;
}

/** Waits until nothing in the graph moves any more, nor is about to. */
export const graphAtRest = (graph: Frame): Promise<void> =>
  graph.evaluate(async () => {
    for (;;) {
      // Two frames on: what has been asked for has begun by then.
      for (let frames = 0; frames < 2; frames++)
        await new Promise((done) => requestAnimationFrame(done));
      const running = document.getAnimations().filter(({ playState }) => playState === 'running');
      if (running.length === 0) return;
      await Promise.allSettled(running.map(({ finished }) => finished));
    }
  });

/** Closes what covers the editor: notifications and the like. */
export async function clearNotifications(page: Page): Promise<void> {
  await runCommand(page, 'Notifications: Clear All Notifications');
}

/** Puts the cursor on a line and column of the active editor, counted from 1. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  const input = palette(page);
  await insist(async (limit) => {
    await page.keyboard.press('Control+G');
    await input.fill(`:${line}:${column}`, limit);
    await input.press('Enter', limit);
  });
  await input.waitFor({ state: 'hidden' });
}

/** Chooses a colour theme by its name, and waits until the workbench wears it. */
export async function chooseTheme(page: Page, name: string): Promise<void> {
  await runCommand(page, 'Preferences: Color Theme');
  const input = page.locator('.quick-input-widget input[placeholder*="Theme"]:visible').first();
  await input.waitFor();
  await input.fill(name);
  await page
    .locator('.quick-input-list .monaco-list-row.focused', { hasText: name })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
}
