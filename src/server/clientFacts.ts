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
  /** Whether it lists and reads the files of its workspace for the server. */
  readonly files: boolean;
  /** Whether it is told how its maps stand: by messages that other editors would not know. */
  readonly news: boolean;
  /**
   * How it gets diagnostics: it asks for them where it can, unless it says otherwise. `workspace`:
   * they are sent for all maps of the workspace, open or not.
   */
  readonly diagnostics: 'push' | 'pull' | 'workspace';
}

export const unknownClient: ClientFacts = {
  commands: new Set(),
  folders: [],
  files: false,
  news: false,
  diagnostics: 'push',
};

export function clientFacts(params: InitializeParams): ClientFacts {
  const { workspaceFolders, rootUri } = params;
  const options: unknown = params.initializationOptions;
  const given: Partial<Record<keyof ClientFacts, unknown>> =
    typeof options === 'object' && options !== null ? options : {};
  const { commands, files, news, diagnostics } = given;
  return {
    commands: new Set(Array.isArray(commands) ? commands.map(String) : []),
    files: files === true,
    news: news === true,
    diagnostics:
      diagnostics === 'push' || diagnostics === 'workspace'
        ? diagnostics
        : params.capabilities.textDocument?.diagnostic
          ? 'pull'
          : 'push',
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []),
  };
}
