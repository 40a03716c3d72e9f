import assert from 'node:assert/strict';
import { commands, Uri, workspace } from 'vscode';
import { codeOf, diagnostics, open } from './support.ts';

const text = `version: 1
services:
  cart: { project: shop, databases: [db] }
  billing: { project: finance, databases: [db] }
`;

describe('the baseline in VS Code', () => {
  it('is written beside the map by the command, and its findings are not shown again', async () => {
    const root = workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    const folder = Uri.joinPath(root, 'accepted');
    const map = Uri.joinPath(folder, 'service-map.yaml');
    const baseline = Uri.joinPath(folder, 'service-map-baseline.json');
    await workspace.fs.writeFile(map, new TextEncoder().encode(text));
    try {
      await open(map);
      const found = await diagnostics(map);
      assert.deepEqual(found.map(codeOf), ['split-apart']);
      const gone = diagnostics(map, (all) => all.length === 0);
      await commands.executeCommand('serviceMap.writeBaseline');
      await gone;
      const written = new TextDecoder().decode(await workspace.fs.readFile(baseline));
      assert.match(written, /"split-apart"/);
      // Without it they are back.
      const back = diagnostics(map);
      await workspace.fs.delete(baseline);
      assert.deepEqual((await back).map(codeOf), ['split-apart']);
    } finally {
      await commands.executeCommand('workbench.action.closeActiveEditor');
      await workspace.fs.delete(folder, { recursive: true });
    }
  });
});
