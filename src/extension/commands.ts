import { commands, l10n, Uri, window, workspace, type ExtensionContext } from 'vscode';
import { applyRecommendationRequest, moveServiceRequest } from '../server/requests.ts';
import { currentMap } from './activeMap.ts';
import { explainTwo, showPlan } from './answers.ts';
import { applyOrSay } from './applyEdit.ts';
import { writeBaseline } from './baseline.ts';
import type { Client } from './client.ts';
import type { AnswerCommand } from './lateCommands.ts';
import { createMap, openMap } from './create.ts';
import { nextFinding } from './findings.ts';
import { sayNoMap } from './noMap.ts';
import { reveal } from './places.ts';
import { showRule } from './rulePages.ts';
import { tick } from './steps.ts';
import type { Branch } from './tree.ts';
import { askWhatIf } from './whatIf.ts';

/** Every command but that of the graph panel. */
export function registerCommands(
  context: ExtensionContext,
  client: Client,
  answer: AnswerCommand,
): void {
  const { language } = client;
  const all: Readonly<Record<string, (...given: never[]) => unknown>> = {
    'serviceMap.applyRecommendation': (uri?: unknown) =>
      applyRecommendation(client, typeof uri === 'string' ? uri : undefined),
    'serviceMap.create': createMap,
    'serviceMap.openMap': () => openMap(client),
    'serviceMap.openWalkthrough': () =>
      commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`),
    'serviceMap.restartServer': () => restart(client),
    'serviceMap.showRule': (code?: unknown) =>
      showRule(client, typeof code === 'string' ? code : undefined),
    'serviceMap.explain': (a?: unknown, b?: unknown) => explainTwo(client, a, b),
    'serviceMap.plan': () => showPlan(client),
    'serviceMap.whatIf': () => askWhatIf(client),
    'serviceMap.writeBaseline': () => writeBaseline(client),
    'serviceMap.nextFinding': () => nextFinding(client, 'explain'),
    'serviceMap.fixFinding': () => nextFinding(client, 'fix'),
    'serviceMap.tree.move': (branch: Branch) => move(client, branch),
    'serviceMap.tree.applyAll': ({ uri }: Branch) => applyRecommendation(client, uri),
    'serviceMap.tree.showInGraph': ({ uri, node }: Branch) =>
      commands.executeCommand(
        'serviceMap.showGraph',
        language.protocol2CodeConverter.asUri(uri),
        node.kind === 'service' ? node.service : undefined,
      ),
    'serviceMap.tree.explain': ({ node }: Branch) =>
      node.kind === 'service' && explainTwo(client, node.service),
    'serviceMap.tree.goToDefinition': ({ node: { location } }: Branch) =>
      location &&
      reveal(
        language.protocol2CodeConverter.asUri(location.uri),
        language.protocol2CodeConverter.asRange(location.range),
      ),
    'serviceMap.tree.showRule': ({ node }: Branch) =>
      node.kind === 'reason' && showRule(client, node.rule),
  };
  for (const [name, run] of Object.entries(all)) context.subscriptions.push(answer(name, run));
}

/** Ends the server and starts a new one, which gets all open documents again. */
async function restart({ language }: Client): Promise<void> {
  if (language.needsStop()) await language.stop();
  await language.start();
}

async function move({ language }: Client, { uri, node }: Branch): Promise<void> {
  if (node.kind !== 'service') return;
  const edit = await language.sendRequest(moveServiceRequest, { uri, service: node.service });
  tick('fix');
  if (edit) await applyOrSay(language, edit);
  else
    void window.showInformationMessage(
      l10n.t('{0} cannot be moved by an edit of this file.', node.service),
    );
}

/** Writes the recommended project into every service that has another one. */
async function applyRecommendation(client: Client, uri?: string): Promise<void> {
  const { language } = client;
  const document =
    uri === undefined ? currentMap() : await workspace.openTextDocument(Uri.parse(uri));
  if (!document) {
    void sayNoMap(client);
    return;
  }
  tick('apply');
  const changes = await language.sendRequest(applyRecommendationRequest, {
    uri: language.code2ProtocolConverter.asUri(document.uri),
  });
  if (!changes) {
    void window.showInformationMessage(l10n.t('The projects of this map are as recommended.'));
    return;
  }
  await applyOrSay(language, changes);
}
