import {
  CompletionItemKind,
  DiagnosticSeverity,
  DiagnosticTag,
  InsertTextFormat,
  InsertTextMode,
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
import type { Severity } from '../map/model.ts';
import type { Finding } from '../rules/rule.ts';
import type { View } from './documents.ts';

/** Plain results in, protocol types out: the only place where the two meet. */
const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Other ends of one finding that are sent along, at each keystroke; its message names more. */
const mostRelated = 3;

export function toDiagnostic(
  view: Pick<View, 'spanOf' | 'locationOf'>,
  finding: Finding,
): Diagnostic {
  const { code, severity, message, range, related, unnecessary } = finding;
  return {
    range: view.spanOf(range),
    severity: severities[severity],
    code,
    codeDescription: { href: pageOf(code) },
    source: 'service-map',
    message,
    ...(unnecessary && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related.length > 0 && {
      relatedInformation: related.slice(0, mostRelated).map((other) => ({
        location: view.locationOf(other.range),
        message: other.message,
      })),
    }),
  };
}

/** The action as it is listed, without its edit. */
export function toCodeAction(view: View, action: Action): CodeAction {
  const { title, kind, finding, preferred } = action;
  return {
    title,
    kind,
    ...(finding && { diagnostics: [toDiagnostic(view, finding)] }),
    ...(preferred && { isPreferred: true }),
  };
}

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

export function toCompletionItem(view: View, item: Completion): CompletionItem {
  const { label, kind, detail, documentation, insert, snippet, range, rank } = item;
  const { commitCharacters, also } = item;
  return {
    label,
    kind: completionKinds[kind],
    ...(detail !== undefined && detail !== '' && { detail }),
    ...(documentation !== undefined && {
      documentation: { kind: 'markdown', value: documentation },
    }),
    ...(commitCharacters && { commitCharacters: [...commitCharacters] }),
    filterText: label,
    sortText: String(rank + 1).padStart(5, '0'),
    ...(snippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(insert.includes('\n') && { insertTextMode: InsertTextMode.asIs }),
    textEdit: TextEdit.replace(view.spanOf(range), insert),
    ...(also && { additionalTextEdits: [TextEdit.replace(view.spanOf(also.range), also.text)] }),
  };
}

export const symbolKinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
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

export function toDocumentSymbol(view: View, item: OutlineItem): DocumentSymbol {
  return {
    name: item.name,
    ...(item.detail !== undefined && { detail: item.detail }),
    kind: symbolKinds[item.kind],
    range: view.spanOf(item.range),
    selectionRange: view.spanOf(item.selection),
    children: item.children.map((child) => toDocumentSymbol(view, child)),
  };
}
