import type { ExtensionContext } from 'vscode';
import { announceCommands, type AnswerCommand } from './lateCommands.ts';
import type { Shell } from './shell.ts';

/** What other extensions, and the tests, can ask this one. */
export interface ExtensionApi {
  /** Resolves when the language server answers. */
  readonly ready: Promise<Shell>;
}

/** The rest of the extension, loaded when it is asked for. */
export type LoadShell = () => Promise<{
  open(context: ExtensionContext, answer: AnswerCommand): Promise<Shell>;
}>;

/** Commands that no menu shows: lenses and code actions call them. */
const hidden = ['serviceMap.showReferences', 'serviceMap.showPlace', 'serviceMap.review'];

/**
 * Activates the extension at once, and loads the rest of it when the extensions that wait have
 * had their turn.
 */
export function activateWith(context: ExtensionContext, load: LoadShell): ExtensionApi {
  const ready = new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  })
    .then(load)
    .then(({ open }) => open(context, answer));
  const answer = announceCommands(context, [...contributed(context), ...hidden], ready);
  return { ready };
}

function contributed({ extension }: ExtensionContext): string[] {
  const { contributes } = extension.packageJSON as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  return contributes.commands.map(({ command }) => command);
}
