import { l10n, window } from 'vscode';
import { settingFrom, type Supposition } from '../language/answers/setting.ts';
import type { Answer } from '../server/requests.ts';
import { ask, asked, item, pick, show } from './answers.ts';
import { applyOrSay } from './applyEdit.ts';
import type { Client } from './client.ts';

/** What would follow from a supposition, as the server says. */
type Try = (supposition: Supposition) => Promise<Answer | null>;

/** Tries a change of the map without making it, and offers to make it. */
export async function askWhatIf(client: Client): Promise<void> {
  const found = await asked(client);
  if (!found) return;
  const { document, names } = found;
  const tried = await pickAndTry(names, (supposition) =>
    ask(client, document, { kind: 'whatIf', supposition }),
  );
  const given = await show(tried, l10n.t('What If'));
  if (!given) return;
  if (!given.edit) {
    void window.showInformationMessage(
      l10n.t('Nothing has been written. The change would bring an error, so it is not offered.'),
    );
    return;
  }
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

/** Null where the user has given up. */
async function pickAndTry({ services, projects }: Names, tryIt: Try): Promise<Answer | null> {
  const kinds = [
    { label: l10n.t('Services have to share a project'), asks: 'together' as const },
    { label: l10n.t('Services must not share a project'), asks: 'apart' as const },
    { label: l10n.t('A service is in another project today'), asks: 'move' as const },
    { label: l10n.t('A value in the map is another one'), asks: 'set' as const },
  ];
  const chosen = await pick(kinds, l10n.t('What if …'));
  switch (chosen?.asks) {
    case undefined:
      return null;
    case 'together':
    case 'apart': {
      const picked = await pickTwoOrMore(services, chosen.label);
      return picked ? tryIt({ kind: chosen.asks, services: picked }) : null;
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
      return project
        ? tryIt({ kind: 'move', service: service.label, project: project.label })
        : null;
    }
    case 'set':
      return typeAndTry(chosen.label, tryIt);
  }
}

/** Services by their names; one or none asks for more instead of ending. */
function pickTwoOrMore(
  services: readonly string[],
  title: string,
): Promise<readonly string[] | undefined> {
  const list = window.createQuickPick();
  list.title = title;
  list.placeholder = l10n.t('Two services or more');
  list.canSelectMany = true;
  list.items = services.map((name) => item(name));
  return new Promise((resolve) => {
    list.onDidAccept(() => {
      const chosen = list.selectedItems.map(({ label }) => label);
      if (chosen.length < 2) {
        list.title = l10n.t('{0}: tick two or more', title);
        return;
      }
      resolve(chosen);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

/** Asks for a value, in a box that stays, and says what is wrong, until the map can have it. */
function typeAndTry(title: string, tryIt: Try): Promise<Answer | null> {
  const box = window.createInputBox();
  box.title = title;
  box.prompt = l10n.t('For example: {0}', 'apis.pricing.stability=stable');
  return new Promise((resolve) => {
    const accept = async (): Promise<void> => {
      const supposition = settingFrom(box.value);
      if (!supposition) {
        box.validationMessage = l10n.t('A key and a value, with = between them');
        return;
      }
      box.busy = true;
      const given = await tryIt(supposition);
      box.busy = false;
      if (given && 'wrong' in given) box.validationMessage = given.wrong;
      else {
        resolve(given);
        box.hide();
      }
    };
    box.onDidChangeValue(() => {
      box.validationMessage = undefined;
    });
    box.onDidAccept(() => {
      accept().catch((error: unknown) => {
        box.validationMessage = String(error);
      });
    });
    box.onDidHide(() => {
      resolve(null);
      box.dispose();
    });
    box.show();
  });
}
