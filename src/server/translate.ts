import {
  CodeActionKind,
  CompletionItemKind,
  DiagnosticSeverity,
  DiagnosticTag,
  InsertTextFormat,
  SymbolKind,
  TextEdit,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol,
} from 'vscode-languageserver';
import type { Action } from '../language/actions.ts';
import type { CompletionItem as Completion } from '../language/completion.ts';
import { pageOf } from '../language/markdown.ts';
import type { OutlineItem } from '../language/outline.ts';
import { spanOf } from '../language/places.ts';
import type { ParsedMap } from '../map/parse.ts';
import type { Severity } from '../map/model.ts';
import type { TextEdit as Edit } from '../map/text.ts';
import type { Finding } from '../rules/rule.ts';

/** Plain results in, protocol types out: the only place where the two meet. */
const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(map: ParsedMap, uri: string, finding: Finding): Diagnostic {
  const { code, severity, message, range, related, unnecessary } = finding;
  return {
    range: spanOf(map, range),
    severity: severities[severity],
    code,
    codeDescription: { href: pageOf(code) },
    source: 'service-map',
    message,
    ...(unnecessary && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related.length > 0 && {
      relatedInformation: related.map((other) => ({
        location: { uri, range: spanOf(map, other.range) },
        message: other.message,
      })),
    }),
  };
}

export const toTextEdits = (map: ParsedMap, edits: readonly Edit[]): TextEdit[] =>
  edits.map(({ range, text }) => ({ range: spanOf(map, range), newText: text }));

/** The version makes a client refuse the edit when the document has changed meanwhile. */
export function toCodeAction(
  map: ParsedMap,
  uri: string,
  version: number | undefined,
  action: Action,
): CodeAction {
  const { title, kind, finding, preferred, edits } = action;
  return {
    title,
    kind: kinds[kind],
    ...(finding && { diagnostics: [toDiagnostic(map, uri, finding)] }),
    ...(preferred && { isPreferred: true }),
    edit: {
      documentChanges: [
        { textDocument: { uri, version: version ?? null }, edits: toTextEdits(map, edits) },
      ],
    },
  };
}

const kinds: Readonly<Record<Action['kind'], CodeActionKind>> = {
  quickfix: CodeActionKind.QuickFix,
  refactor: CodeActionKind.Refactor,
  source: `${CodeActionKind.Source}.applyRecommendation.serviceMap`,
};

const completionKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  snippet: CompletionItemKind.Snippet,
  rule: CompletionItemKind.Constant,
  service: CompletionItemKind.Module,
  team: CompletionItemKind.Unit,
  product: CompletionItemKind.Folder,
  context: CompletionItemKind.Struct,
  database: CompletionItemKind.Field,
  api: CompletionItemKind.Interface,
  segment: CompletionItemKind.Enum,
  flag: CompletionItemKind.Event,
  project: CompletionItemKind.Class,
};

export function toCompletionItem(map: ParsedMap, item: Completion): CompletionItem {
  const { label, kind, detail, documentation, insert, snippet, range, rank } = item;
  return {
    label,
    kind: completionKinds[kind],
    ...(detail !== undefined && detail !== '' && { detail }),
    ...(documentation !== undefined && {
      documentation: { kind: 'markdown', value: documentation },
    }),
    filterText: label,
    sortText: String(rank + 1).padStart(5, '0'),
    ...(snippet && { insertTextFormat: InsertTextFormat.Snippet }),
    textEdit: TextEdit.replace(spanOf(map, range), insert),
  };
}

const symbolKinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  section: SymbolKind.Namespace,
  key: SymbolKind.Property,
  service: SymbolKind.Module,
  team: SymbolKind.Object,
  product: SymbolKind.Package,
  context: SymbolKind.Struct,
  database: SymbolKind.Field,
  api: SymbolKind.Interface,
  segment: SymbolKind.Enum,
  flag: SymbolKind.Event,
  project: SymbolKind.Class,
};

export function toDocumentSymbol(map: ParsedMap, item: OutlineItem): DocumentSymbol {
  return {
    name: item.name,
    ...(item.detail !== undefined && { detail: item.detail }),
    kind: symbolKinds[item.kind],
    range: spanOf(map, item.range),
    selectionRange: spanOf(map, item.selection),
    children: item.children.map((child) => toDocumentSymbol(map, child)),
  };
}
