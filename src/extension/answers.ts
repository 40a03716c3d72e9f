import { l10n, window, workspace, type QuickPickItem, type TextDocument } from 'vscode';
import { settingFrom, type Supposition } from '../language/answers/setting.ts';
import { answerRequest, namesRequest, type Answer, type Question } from '../server/requests.ts';
import { currentMap } from './activeMap.ts';
import { showPage } from './answerPages.ts';
import { applyOrSay } from './applyEdit.ts';
import type { Client } from './client.ts';

/** The current map with its names; says so where there is none. */
async function asked({ language, ready }: Client) {
  const document = currentMap();
  await ready;
  const names =
    document && (await language.sendRequest(namesRequest, paramsOf(language, document)));
  if (!names) {
    void window.showInformationMessage(l10n.t('Open a service-map.yaml first.'));
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

/** Asks the server, and shows its answer or why there is none. */
async function answer(
  { language }: Client,
  document: TextDocument,
  question: Question,
  title: string,
): Promise<Exclude<Answer, { readonly wrong: string }> | undefined> {
  const given = await language.sendRequest(answerRequest, {
    ...paramsOf(language, document),
    question,
    ...linksFrom(language),
  });
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
  if (found) await answer(client, found.document, { kind: 'plan' }, l10n.t('Plan'));
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
  await answer(client, document, question, l10n.t('{0} and {1}', first.label, second.label));
}

/** Tries a change of the map without making it, and offers to make it. */
export async function askWhatIf(client: Client): Promise<void> {
  const found = await asked(client);
  if (!found) return;
  const { document, names } = found;
  const supposition = await pickSupposition(names);
  if (!supposition) return;
  const given = await answer(client, document, { kind: 'whatIf', supposition }, l10n.t('What If'));
  if (!given?.edit) return;
  const apply = l10n.t('Make the Change');
  const chosen = await window.showInformationMessage(
    l10n.t('Nothing has been written yet.'),
    apply,
  );
  if (chosen === apply) await applyOrSay(client.language, given.edit);
}

interface Names {
  readonly services: readonly string[];
  readonly projects: readonly string[];
}

async function pickSupposition({ services, projects }: Names): Promise<Supposition | undefined> {
  const kinds = [
    { label: l10n.t('Services have to share a project'), asks: 'together' as const },
    { label: l10n.t('Services must not share a project'), asks: 'apart' as const },
    { label: l10n.t('A service is in another project today'), asks: 'move' as const },
    { label: l10n.t('A value in the map is another one'), asks: 'set' as const },
  ];
  const chosen = await pick(kinds, l10n.t('What if …'));
  switch (chosen?.asks) {
    case undefined:
      return undefined;
    case 'together':
    case 'apart': {
      const picked = await window.showQuickPick([...services], {
        title: chosen.label,
        placeHolder: l10n.t('Two services or more'),
        canPickMany: true,
      });
      return picked && picked.length > 1 ? { kind: chosen.asks, services: picked } : undefined;
    }
    case 'move': {
      const service = await pick(
        services.map((name) => item(name)),
        chosen.label,
      );
      const project =
        service &&
        (await pick(
          projects.map((name) => item(name)),
          l10n.t('{0} in …', service.label),
        ));
      return project && { kind: 'move', service: service.label, project: project.label };
    }
    case 'set':
      return askValue(chosen.label);
  }
}

async function askValue(title: string): Promise<Supposition | undefined> {
  const given = await window.showInputBox({
    title,
    prompt: l10n.t('For example: {0}', 'apis.pricing.stability=stable'),
    validateInput: (text) =>
      settingFrom(text) ? undefined : l10n.t('A key and a value, with = between them'),
  });
  return given === undefined ? undefined : settingFrom(given);
}

const item = (label: string, description?: string): QuickPickItem => ({
  label,
  ...(description !== undefined && { description }),
});

const pick = <T extends QuickPickItem>(
  items: readonly T[],
  title: string,
): Thenable<T | undefined> => window.showQuickPick(items, { title });
