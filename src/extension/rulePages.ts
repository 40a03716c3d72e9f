import { l10n, window } from 'vscode';
import { rulePageRequest, rulesRequest, type RuleSummary } from '../server/requests.ts';
import { showPage } from './answerPages.ts';
import type { Client } from './client.ts';
import { tick } from './steps.ts';

/** Shows the page of a rule: the given one, or the one that is picked. */
export async function showRule(client: Client, given?: string): Promise<void> {
  const code = given ?? (await pick(client));
  if (code === undefined) return;
  tick('finding');
  await client.ready;
  const page = await client.language.sendRequest(rulePageRequest, { code });
  if (page !== null) await showPage(code, page);
}

async function pick({ language, ready }: Client): Promise<string | undefined> {
  await ready;
  const rules = await language.sendRequest(rulesRequest);
  const picked = await window.showQuickPick(
    rules.map(({ code, title, what, family }) => ({
      label: plain(title),
      description: l10n.t('{0} · {1}', code, families[family]()),
      detail: plain(what),
      code,
    })),
    {
      title: l10n.t('Rules'),
      placeHolder: l10n.t('Rule to read about'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  return picked?.code;
}

/** What is code in Markdown, in a list that shows no Markdown. */
const plain = (markdown: string): string => markdown.replace(/`([^`]+)`/g, '$1');

const families: Readonly<Record<RuleSummary['family'], () => string>> = {
  share: () => l10n.t('a reason to share a project'),
  split: () => l10n.t('a reason to split'),
  project: () => l10n.t('about projects'),
  language: () => l10n.t('about the text'),
};
