import { l10n, window, workspace, type QuickPickItem, type TextDocument } from 'vscode';
import { answerRequest, namesRequest, type Answer, type Question } from '../server/requests.ts';
import { currentMap } from './activeMap.ts';
import { showPage } from './answerPages.ts';
import type { Client } from './client.ts';
import { sayNoMap } from './noMap.ts';

/** The current map with its names; says so where there is none. */
export async function asked(client: Client) {
  const { language, ready } = client;
  const document = currentMap();
  await ready;
  const names =
    document && (await language.sendRequest(namesRequest, paramsOf(language, document)));
  if (!names) {
    void sayNoMap(client);
    return undefined;
  }
  return { document, names };
}

const paramsOf = (language: Client['language'], { uri }: TextDocument) => ({
  uri: language.code2ProtocolConverter.asUri(uri),
});

/** The preview of Markdown takes paths from the first folder on. */
function linksFrom({ code2ProtocolConverter }: Client['language']): { readonly base?: string } {
  const [first] = workspace.workspaceFolders ?? [];
  return first ? { base: code2ProtocolConverter.asUri(first.uri) } : {};
}

/** Asks the server. */
export const ask = (
  { language }: Client,
  document: TextDocument,
  question: Question,
): Promise<Answer | null> =>
  language.sendRequest(answerRequest, {
    ...paramsOf(language, document),
    question,
    ...linksFrom(language),
  });

/** Shows an answer, or why there is none. */
export async function show(
  given: Answer | null,
  title: string,
): Promise<Exclude<Answer, { readonly wrong: string }> | undefined> {
  if (!given) return undefined;
  if ('wrong' in given) {
    void window.showWarningMessage(given.wrong);
    return undefined;
  }
  await showPage(title, given.text);
  return given;
}

/** The ordered moves from today's projects to the recommended ones. */
export async function showPlan(client: Client): Promise<void> {
  const found = await asked(client);
  if (found) await show(await ask(client, found.document, { kind: 'plan' }), l10n.t('Plan'));
}

/** Why two services, or two projects, are together or apart; asks for those that are not given. */
export async function explainTwo(client: Client, a?: unknown, b?: unknown): Promise<void> {
  const found = await asked(client);
  if (!found) return;
  const { document, names } = found;
  const services = names.services.map((name) => item(name, l10n.t('service')));
  // A project may be called like a service: then the service is meant.
  const projects = names.projects
    .filter((name) => !names.services.includes(name))
    .map((name) => item(name, l10n.t('project')));
  const all = [...services, ...projects];
  const named = (name: unknown) => all.find(({ label }) => label === name);
  const first = named(a) ?? (await pick(all, l10n.t('Explain: one of the two')));
  if (!first) return;
  const others = (services.includes(first) ? services : projects).filter((each) => each !== first);
  const second = named(b) ?? (await pick(others, l10n.t('Explain: {0} and …', first.label)));
  if (!second) return;
  const question = { kind: 'explain', a: first.label, b: second.label } as const;
  await show(
    await ask(client, document, question),
    l10n.t('{0} and {1}', first.label, second.label),
  );
}

export const item = (label: string, description?: string): QuickPickItem => ({
  label,
  ...(description !== undefined && { description }),
});

export const pick = <T extends QuickPickItem>(
  items: readonly T[],
  title: string,
): Thenable<T | undefined> => window.showQuickPick(items, { title });
