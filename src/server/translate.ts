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
  type MarkupContent,
  type SymbolInformation,
} from 'vscode-languageserver';
import type { Action } from '../language/actions.ts';
import type { CompletionItem as Completion } from '../language/completion.ts';
import { pageOf } from '../language/markdown.ts';
import type { OutlineItem } from '../language/outline.ts';
import type { Severity } from '../map/model.ts';
import type { Finding } from '../rules/rule.ts';
import type { Abilities, DiagnosticAbilities } from './abilities.ts';
import type { View } from './documents.ts';
import { plainText } from './plainText.ts';

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
  can: DiagnosticAbilities,
): Diagnostic {
  const { code, severity, message, range, related, unnecessary } = finding;
  return {
    range: view.spanOf(range),
    severity: severities[severity],
    code,
    ...(can.links && { codeDescription: { href: pageOf(code) } }),
    source: 'service-map',
    message,
    ...(unnecessary &&
      can.tags.includes(DiagnosticTag.Unnecessary) && { tags: [DiagnosticTag.Unnecessary] }),
    ...(can.related &&
      related.length > 0 && {
        relatedInformation: related.slice(0, mostRelated).map((other) => ({
          location: view.locationOf(other.range),
          message: other.message,
        })),
      }),
  };
}

/** The action as it is listed, without its edit. */
export function toCodeAction(view: View, action: Action, can: Abilities): CodeAction {
  const { title, kind, finding, preferred } = action;
  return {
    title,
    kind,
    ...(finding && { diagnostics: [toDiagnostic(view, finding, can.diagnostics)] }),
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
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
};

/** Where a client does not know a kind: one that it does know. */
const olderCompletionKinds = new Map<CompletionItemKind, CompletionItemKind>([
  [CompletionItemKind.EnumMember, CompletionItemKind.Value],
  [CompletionItemKind.Constant, CompletionItemKind.Value],
  [CompletionItemKind.Folder, CompletionItemKind.Module],
  [CompletionItemKind.Struct, CompletionItemKind.Class],
  [CompletionItemKind.Event, CompletionItemKind.Value],
]);

const known = <Kind>(kind: Kind, all: readonly Kind[], older: ReadonlyMap<Kind, Kind>): Kind =>
  all.includes(kind) ? kind : (older.get(kind) ?? kind);

/** Our Markdown in the format that a client reads. */
export const toMarkup = (markdown: string, reads: boolean): MarkupContent =>
  reads ? { kind: 'markdown', value: markdown } : { kind: 'plaintext', value: plainText(markdown) };

export function toCompletionItem(
  view: View,
  item: Completion,
  can: Abilities['completion'],
): CompletionItem {
  const { label, kind, detail, documentation, insert, snippet, range, rank } = item;
  const { commitCharacters, also } = item;
  return {
    label,
    kind: known(completionKinds[kind], can.kinds, olderCompletionKinds),
    ...(detail !== undefined && detail !== '' && { detail }),
    ...(documentation !== undefined && { documentation: toMarkup(documentation, can.markdown) }),
    ...(commitCharacters && can.commitCharacters && { commitCharacters: [...commitCharacters] }),
    filterText: label,
    sortText: String(rank + 1).padStart(5, '0'),
    ...(snippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(insert.includes('\n') && { insertTextMode: InsertTextMode.asIs }),
    textEdit: TextEdit.replace(view.spanOf(range), insert),
    ...(also && { additionalTextEdits: [TextEdit.replace(view.spanOf(also.range), also.text)] }),
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

const olderSymbolKinds = new Map<SymbolKind, SymbolKind>([
  [SymbolKind.Object, SymbolKind.Class],
  [SymbolKind.Struct, SymbolKind.Class],
  [SymbolKind.Event, SymbolKind.Constant],
]);

/** `kinds`: those that the client knows. */
export const toSymbolKind = (kind: OutlineItem['kind'], kinds: readonly SymbolKind[]): SymbolKind =>
  known(symbolKinds[kind], kinds, olderSymbolKinds);

export function toDocumentSymbol(view: View, item: OutlineItem, can: Abilities): DocumentSymbol {
  return {
    name: item.name,
    ...(item.detail !== undefined && { detail: item.detail }),
    kind: toSymbolKind(item.kind, can.symbolKinds),
    range: view.spanOf(item.range),
    selectionRange: view.spanOf(item.selection),
    children: item.children.map((child) => toDocumentSymbol(view, child, can)),
  };
}

/** The same as a list, for a client that knows no symbols in symbols. */
export function toSymbolList(
  view: View,
  item: OutlineItem,
  can: Abilities,
  container?: string,
): SymbolInformation[] {
  const { uri, range } = view.locationOf(item.range);
  return [
    {
      name: item.name,
      kind: toSymbolKind(item.kind, can.symbolKinds),
      location: { uri, range },
      ...(container !== undefined && { containerName: container }),
    },
    ...item.children.flatMap((child) => toSymbolList(view, child, can, item.name)),
  ];
}
