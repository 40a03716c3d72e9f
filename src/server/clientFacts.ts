import type { InitializeParams } from 'vscode-languageserver';

/** What the client has said about itself beyond its capabilities. */
export interface ClientFacts {
  /**
   * The commands that it carries out when a lens is clicked. Another editor has none of them, and
   * sees the texts alone.
   */
  readonly commands: ReadonlySet<string>;
  /** URIs of its workspace folders. */
  readonly folders: readonly string[];
}

export const unknownClient: ClientFacts = { commands: new Set(), folders: [] };

export function clientFacts(params: InitializeParams): ClientFacts {
  const { workspaceFolders, rootUri } = params;
  const options: unknown = params.initializationOptions;
  const commands =
    typeof options === 'object' && options !== null && 'commands' in options
      ? options.commands
      : undefined;
  return {
    commands: new Set(Array.isArray(commands) ? commands.map(String) : []),
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []),
  };
}
