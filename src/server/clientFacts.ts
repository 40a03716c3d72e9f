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
}

export const unknownClient: ClientFacts = { commands: new Set(), folders: [], files: false };

export function clientFacts(params: InitializeParams): ClientFacts {
  const { workspaceFolders, rootUri } = params;
  const options: unknown = params.initializationOptions;
  const given: { commands?: unknown; files?: unknown } =
    typeof options === 'object' && options !== null ? options : {};
  const { commands, files } = given;
  return {
    commands: new Set(Array.isArray(commands) ? commands.map(String) : []),
    files: files === true,
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []),
  };
}
