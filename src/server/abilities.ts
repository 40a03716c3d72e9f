import {
  CompletionItemKind,
  InsertTextMode,
  type DiagnosticTag,
  SymbolKind,
  type ClientCapabilities,
} from 'vscode-languageserver';

/** What a client can take in. What it does not name it does not know. */
export interface Abilities {
  /** Edits for a version of a document, which the client refuses once it has changed. */
  readonly versionedEdits: boolean;
  /** Makes, and removes, files as a part of an edit. */
  readonly createsFiles: boolean;
  readonly deletesFiles: boolean;
  /** Shows each change of an edit, to be ticked. */
  readonly annotations: boolean;
  /** Makes an edit that the server sends it. */
  readonly appliesEdits: boolean;
  /** Lists actions as such, and not as commands. */
  readonly actions: boolean;
  /** Asks for the edit of an action once it has been chosen. */
  readonly lateEdits: boolean;
  readonly preparesRename: boolean;
  /** Symbols in symbols. */
  readonly outlines: boolean;
  readonly symbolKinds: readonly SymbolKind[];
  readonly workspaceSymbolKinds: readonly SymbolKind[];
  readonly hoverMarkdown: boolean;
  readonly linkTooltips: boolean;
  /** Asks what has changed of the semantic tokens that it has. */
  readonly tokenEdits: boolean;
  readonly completion: {
    readonly markdown: boolean;
    readonly snippets: boolean;
    /**
     * Puts an offer of several lines in as it is. Others may indent its lines once more, or not,
     * which they do not say: they get offers of one line.
     */
    readonly linesAsIs: boolean;
    readonly commitCharacters: boolean;
    readonly kinds: readonly CompletionItemKind[];
  };
  readonly diagnostics: DiagnosticAbilities;
}

export interface DiagnosticAbilities {
  readonly related: boolean;
  readonly links: boolean;
  readonly tags: readonly DiagnosticTag[];
}

/** The kinds that a client knows which names none: those of the first version of the protocol. */
const firstSymbolKinds = upTo(SymbolKind.Array) as SymbolKind[];
const firstCompletionKinds = upTo(CompletionItemKind.Reference) as CompletionItemKind[];

/** What a client says it can do, in its `initialize` request. */
export function abilitiesOf({ workspace, textDocument }: ClientCapabilities): Abilities {
  const edits = workspace?.workspaceEdit;
  const versionedEdits = edits?.documentChanges === true;
  const makes = (operation: 'create' | 'delete'): boolean =>
    versionedEdits && edits.resourceOperations?.includes(operation) === true;
  const item = textDocument?.completion?.completionItem;
  const reads = (formats: readonly string[] | undefined): boolean =>
    formats?.includes('markdown') === true;
  return {
    versionedEdits,
    createsFiles: makes('create'),
    deletesFiles: makes('delete'),
    annotations: versionedEdits && edits.changeAnnotationSupport !== undefined,
    appliesEdits: workspace?.applyEdit === true,
    actions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    lateEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    outlines: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    symbolKinds: textDocument?.documentSymbol?.symbolKind?.valueSet ?? firstSymbolKinds,
    workspaceSymbolKinds: workspace?.symbol?.symbolKind?.valueSet ?? firstSymbolKinds,
    hoverMarkdown: reads(textDocument?.hover?.contentFormat),
    tokenEdits: asksForTokenEdits(textDocument?.semanticTokens?.requests.full),
    linkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    completion: {
      markdown: reads(item?.documentationFormat),
      snippets: item?.snippetSupport === true,
      linesAsIs: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
      commitCharacters: item?.commitCharactersSupport === true,
      kinds: textDocument?.completion?.completionItemKind?.valueSet ?? firstCompletionKinds,
    },
    diagnostics: diagnosticsOf(textDocument),
  };
}

const asksForTokenEdits = (full: boolean | { delta?: boolean } | undefined): boolean =>
  typeof full === 'object' && full.delta === true;

/** Those that are sent and those that are asked for look the same: a client may name it at either. */
function diagnosticsOf(textDocument: ClientCapabilities['textDocument']): DiagnosticAbilities {
  const { publishDiagnostics: sent, diagnostic: asked } = textDocument ?? {};
  return {
    related: (sent?.relatedInformation ?? asked?.relatedInformation) === true,
    links: (sent?.codeDescriptionSupport ?? asked?.codeDescriptionSupport) === true,
    tags: sent?.tagSupport?.valueSet ?? asked?.tagSupport?.valueSet ?? [],
  };
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
