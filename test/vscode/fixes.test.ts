import assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import { actionAt, applyAction, codeOf, diagnostics, open, openText, sample } from './support.ts';

/** Opens the text, applies the action at the first finding of that code, and compares all of it. */
async function fixed(before: string, code: string, title: string, after: string): Promise<void> {
  const document = await openText(before);
  const all = await diagnostics(document.uri, (found) =>
    found.some((each) => codeOf(each) === code),
  );
  const finding = all.find((each) => codeOf(each) === code);
  assert.ok(finding);
  assert.equal(await applyAction(document, finding, title), after);
}

const coupled = `version: 1 # one day 2
services:
  cart: # what was picked
    project: shop   # today
    databases: [db]
  orders: { project: shop, databases: [ db ] }
  billing: { project: finance, databases: [db] } # alone
`;

describe('quick fixes', () => {
  it('did you mean', () =>
    fixed(
      'version: 1\ndatabases: { "orders-db": {} }\nservices:\n  cart: { databases: [ \'order-db\' ] } # sic\n  b: { databases: [orders-db] }\n',
      'unknown-name',
      'Change to orders-db',
      'version: 1\ndatabases: { "orders-db": {} }\nservices:\n  cart: { databases: [ \'orders-db\' ] } # sic\n  b: { databases: [orders-db] }\n',
    ));

  it('declare the unknown name', () =>
    fixed(
      'version: 1\nteams:\n  web: {} # the web\n\nservices:\n  cart: { owner: web }\n  pay: { owner: money }\n',
      'unknown-name',
      'Declare team money',
      'version: 1\nteams:\n  web: {} # the web\n  money: {}\n\nservices:\n  cart: { owner: web }\n  pay: { owner: money }\n',
    ));

  it('move a service to its recommended project', () =>
    fixed(
      coupled,
      'split-apart',
      'Move billing to project shop',
      coupled.replace('project: finance', 'project: shop'),
    ));

  it('keep apart on purpose, with a place for the reason', () =>
    fixed(
      coupled,
      'split-apart',
      'Keep billing and cart apart on purpose',
      `${coupled}constraints:\n  - apart: [billing, cart]\n    because: say why\n`,
    ));

  it('keep together on purpose', async () => {
    const text =
      'version: 1\napis: { auth: { stability: stable } }\nservices:\n  auth: { project: all, providesApis: [auth] }\n  cart: { project: all, consumesApis: [auth] }\n';
    await fixed(
      text,
      'lumped-together',
      'Keep auth and cart together on purpose',
      `${text}constraints:\n  - together: [auth, cart]\n    because: say why\n`,
    );
  });

  it('leads to the reason that is to be written', async () => {
    const document = await openText(coupled);
    const [finding] = await diagnostics(document.uri, (found) =>
      found.some((each) => codeOf(each) === 'split-apart'),
    );
    assert.ok(finding);
    const action = await actionAt(document, finding, 'Keep billing and cart apart on purpose');
    assert.ok(action.edit && action.command, 'it has an edit, and what follows it');
    assert.ok(await workspace.applyEdit(action.edit));
    const { command, arguments: given = [] } = action.command;
    await commands.executeCommand(command, ...(given as unknown[]));
    const editor = window.activeTextEditor;
    assert.equal(editor?.document, document);
    assert.equal(document.getText(editor.selection), 'say why');
  });

  it('silence on this line', () =>
    fixed(
      coupled,
      'split-apart',
      'Silence split-apart on this line',
      coupled.replace('# alone', '# alone # service-map-ignore split-apart: say why'),
    ));

  it('apply the whole recommended grouping, by lightbulb and by command', async () => {
    const wanted = coupled.replace('project: finance', 'project: shop');
    await fixed(coupled, 'split-apart', 'Apply the recommended grouping to the whole map', wanted);
    const document = await openText(coupled);
    await diagnostics(document.uri);
    await commands.executeCommand('serviceMap.applyRecommendation', document.uri.toString());
    assert.equal(document.getText(), wanted);
  });

  it('leaves every other byte of the sample as it was', async () => {
    const document = await open(sample('opentelemetry-demo'));
    const before = document.getText();
    await diagnostics(document.uri);
    await commands.executeCommand('serviceMap.applyRecommendation', document.uri.toString());
    const changed = document
      .getText()
      .split('\n')
      .filter((line, index) => line !== before.split('\n')[index]);
    assert.notEqual(document.getText(), before);
    assert.ok(
      before
        .split('\n')
        .filter((line) => line.includes('#'))
        .every((comment) => document.getText().includes(comment)),
    );
    assert.ok(changed.length > 0);
    await commands.executeCommand('workbench.action.files.revert');
  });
});
