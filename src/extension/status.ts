import { StatusBarAlignment, window, type ExtensionContext } from 'vscode';
import { analysisChanged, type AnalysisSummary } from '../server/requests.ts';
import { languageId, type Client } from './client.ts';

/** An item in the status bar while a service map is the active editor: findings and points. */
export function registerStatus(context: ExtensionContext, { language }: Client): void {
  const item = window.createStatusBarItem('serviceMap.status', StatusBarAlignment.Left, 10);
  item.name = 'Service Map';
  item.command = 'serviceMap.showGraph';
  const summaries = new Map<string, AnalysisSummary>();
  const show = () => {
    const document = window.activeTextEditor?.document;
    const summary =
      document?.languageId === languageId
        ? summaries.get(language.code2ProtocolConverter.asUri(document.uri))
        : undefined;
    if (!summary) {
      item.hide();
      return;
    }
    const { findings, overruled, recommended } = summary;
    item.text = `$(type-hierarchy) ${String(findings)} ${findings === 1 ? 'finding' : 'findings'}`;
    item.tooltip = `Today's projects overrule ${String(overruled)} points, the recommended ones ${String(recommended)}. Click to show the graph.`;
    item.show();
  };
  context.subscriptions.push(
    item,
    window.onDidChangeActiveTextEditor(show),
    language.onNotification(analysisChanged, (summary) => {
      summaries.set(summary.uri, summary);
      show();
    }),
  );
}
