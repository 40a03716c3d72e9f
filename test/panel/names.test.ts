import assert from 'node:assert/strict';
import { landscape } from '../../scripts/panel/landscape.ts';
import { modelOf } from '../support/page.ts';
import { usePanels, type Panel, type PanelOptions } from '../support/panel.ts';

describe('names on the picture', function () {
  this.timeout(60_000);
  const panels = usePanels();
  let panel: Panel | undefined;
  afterEach(() => panel?.close());

  const show = async (services: number, options: PanelOptions) => {
    panel = await panels.open(options);
    await panel.send({ type: 'graph', model: modelOf(landscape(services)) });
    return panel;
  };
  /** What is written, line by line. */
  const written = (selector: string): Promise<string[]> =>
    panel?.page.locator(selector).evaluateAll((all) => all.map((one) => one.textContent ?? '')) ??
    Promise.resolve([]);

  it('are whole in boxes that show nothing else, in two lines where one has no room', async () => {
    await show(200, { size: { width: 1400, height: 900 } });
    const empty = await written('.box-name.absent');
    assert.ok(empty.length > 0);
    assert.deepEqual(
      empty.filter((name) => name.includes('…')),
      [],
    );
  });

  it('are there for most projects in a panel as narrow as a side bar', async () => {
    const { page } = await show(200, { size: { width: 320, height: 700 } });
    await page.locator('.picture').focus();
    for (const key of ['0', '+', '+']) {
      await page.keyboard.press(key);
      const [names, boxes] = [await written('.box-name'), await page.locator('.box').count()];
      assert.ok(names.length > boxes * 0.7, `${String(names.length)} of ${String(boxes)}`);
    }
  });

  it('are measured again when the editor has another font', async () => {
    const { page } = await show(200, { size: { width: 1400, height: 900 } });
    const before = await written('.box-name');
    await page.evaluate(async () => {
      const { style } = document.documentElement;
      style.setProperty('--vscode-font-family', '"DejaVu Sans Mono", monospace');
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    });
    // Letters of one width are wider: some names are cut, some have no room for their count.
    assert.notDeepEqual(await written('.box-name'), before);
  });
});
