import {
  CompletionItemKind,
  DiagnosticTag,
  SymbolKind,
  type ClientCapabilities,
} from 'vscode-languageserver-protocol';

const numbers = (kinds: object): number[] =>
  Object.values(kinds).filter((value) => typeof value === 'number');
const markdown = ['markdown', 'plaintext'] as const;
const symbolKind = { valueSet: numbers(SymbolKind) as SymbolKind[] };

/** What any editor of today can take in. */
const modern: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true },
    symbol: { symbolKind },
  },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [DiagnosticTag.Unnecessary, DiagnosticTag.Deprecated] },
    },
    hover: { contentFormat: [...markdown] },
    completion: {
      completionItem: {
        snippetSupport: true,
        commitCharactersSupport: true,
        documentationFormat: [...markdown],
      },
      completionItemKind: { valueSet: numbers(CompletionItemKind) as CompletionItemKind[] },
    },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind },
    documentLink: { tooltipSupport: true },
    rename: { prepareSupport: true },
  },
};

/** The same with what a test adds; what it names stands for all of that name. */
export const modernClient = (own: ClientCapabilities = {}): ClientCapabilities =>
  merged(modern, own) as ClientCapabilities;

type Bag = Readonly<Record<string, unknown>>;
const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const merged = (one: unknown, other: unknown): unknown =>
  isBag(one) && isBag(other)
    ? Object.fromEntries(
        [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [
          key,
          key in other ? merged(one[key], other[key]) : one[key],
        ]),
      )
    : other;
