import assert from 'node:assert/strict';
import { commands, window, workspace, Uri } from 'vscode';
import { diagnostics, openText, tab } from './support.ts';

describe('answers in VS Code', () => {
  it('shows the plan of the current map as a page', async () => {
    const map = await openText(
      'version: 1\nservices:\n  cart: { databases: [db], project: shop }\n  orders: { databases: [db], project: orders }\n',
    );
    await diagnostics(map.uri);
    await commands.executeCommand('serviceMap.plan');
    const shown = await tab(/Plan/);
    assert.ok(shown);
    const page = await workspace.openTextDocument(
      Uri.from({ scheme: 'service-map-answer', path: '/Plan.md' }),
    );
    assert.match(page.getText(), /1 step: from 10 overruled points to 0/);
    await window.tabGroups.close(shown);
  });

  it('explains the two services it is called with', async () => {
    const map = await openText(
      'version: 1\nservices:\n  cart: { databases: [db], project: shop }\n  orders: { databases: [db], project: orders }\n',
    );
    await diagnostics(map.uri);
    await commands.executeCommand('serviceMap.explain', 'orders', 'cart');
    const shown = await tab(/orders and cart/);
    assert.ok(shown);
    const page = await workspace.openTextDocument(
      Uri.from({ scheme: 'service-map-answer', path: '/orders and cart.md' }),
    );
    assert.match(page.getText(), /Recommended together/);
    assert.match(page.getText(), /That is settled/);
    await window.tabGroups.close(shown);
  });
});
