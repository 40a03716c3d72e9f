import type { ExtensionContext } from 'vscode';
import { announceCommands } from './lateCommands.ts';
import type { Shell } from './shell.ts';

/** What other extensions, and the tests, can ask this one. */
export interface ExtensionApi {
  /** Resolves when the language server answers. */
  readonly ready: Promise<Shell>;
}

/** Commands that no menu shows: lenses call them. */
const hidden = ['serviceMap.showReferences'];

/**
 * Activates the extension at once, and loads the rest of it when the extensions that wait have
 * had their turn.
 */
export function activateWith(
  context: ExtensionContext,
  load: (context: ExtensionContext) => Promise<Shell>,
): ExtensionApi {
  const ready = new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  }).then(() => load(context));
  announceCommands(context, [...contributed(context), ...hidden], ready);
  return { ready };
}

function contributed({ extension }: ExtensionContext): string[] {
  const { contributes } = extension.packageJSON as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  return contributes.commands.map(({ command }) => command);
}
