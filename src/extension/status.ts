import {
  l10n,
  MarkdownString,
  StatusBarAlignment,
  window,
  workspace,
  type ExtensionContext,
} from 'vscode';
import type { AnalysisSummary } from '../server/requests.ts';
import { currentMap, onDidChangeCurrentMap } from './activeMap.ts';
import type { Client } from './client.ts';
import { isMap } from './mapDocuments.ts';
import { countOf } from './treeItems.ts';

const enabled = 'serviceMap.statusItem.enabled';

/**
 * An item in the status bar, findings and points: of the map in the active editor, and while no
 * text has the focus, as in the graph, of the one that commands and views mean.
 */
export function registerStatus(
  context: ExtensionContext,
  { language, onDidAnalyse }: Client,
): void {
  const item = window.createStatusBarItem('serviceMap.status', StatusBarAlignment.Left, 10);
  item.name = l10n.t('Service Map');
  item.command = 'serviceMap.showGraph';
  const summaries = new Map<string, AnalysisSummary>();
  const show = () => {
    const active = window.activeTextEditor?.document;
    const document = active ?? currentMap();
    const summary =
      document && isMap(document) && workspace.getConfiguration().get(enabled) !== false
        ? summaries.get(language.code2ProtocolConverter.asUri(document.uri))
        : undefined;
    if (!summary) {
      item.hide();
      return;
    }
    const { text, spoken } = statusText(summary);
    item.text = text;
    item.accessibilityInformation = { label: spoken, role: 'button' };
    item.tooltip = statusTooltip(summary);
    item.show();
  };
  context.subscriptions.push(
    item,
    window.onDidChangeActiveTextEditor(show),
    onDidChangeCurrentMap(show),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(enabled)) show();
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      summaries.delete(language.code2ProtocolConverter.asUri(uri));
    }),
    onDidAnalyse((summary) => {
      summaries.set(summary.uri, summary);
      show();
    }),
  );
}

function statusText({ findings, overruled }: AnalysisSummary): { text: string; spoken: string } {
  const found = countOf.findings(findings);
  const points = overruled === 1 ? l10n.t('1 point') : l10n.t('{0} points', overruled);
  return {
    text: `$(type-hierarchy) ${l10n.t('{0} · {1}', found, points)}`,
    spoken: l10n.t('Service map: {0}, {1}. Shows the graph.', found, countOf.points(overruled)),
  };
}

const linked = [
  'serviceMap.showGraph',
  'serviceMap.nextFinding',
  'serviceMap.applyRecommendation',
] as const;

function statusTooltip({
  findings,
  overruled,
  recommended,
  settled,
}: AnalysisSummary): MarkdownString {
  const tooltip = new MarkdownString(undefined, true);
  tooltip.isTrusted = { enabledCommands: linked };
  tooltip.appendMarkdown(
    [
      l10n.t('**Service Map**'),
      l10n.t('Today’s projects: {0}.', countOf.points(overruled)),
      l10n.t('The recommended ones: {0}.', countOf.points(recommended)),
      ...(settled ? [] : [l10n.t('Better ones are being searched for.')]),
      [
        `[$(type-hierarchy) ${l10n.t('Show the graph')}](command:${linked[0]})`,
        ...(findings > 0
          ? [`[$(arrow-down) ${l10n.t('Next finding')}](command:${linked[1]})`]
          : []),
        ...(recommended < overruled
          ? [`[$(check-all) ${l10n.t('Apply the recommended grouping')}](command:${linked[2]})`]
          : []),
      ].join(' &nbsp; '),
    ].join('\n\n'),
  );
  return tooltip;
}
