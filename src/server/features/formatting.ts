import type { FormattingOptions, TextEdit } from 'vscode-languageserver';
import { formatted } from '../../language/format.ts';
import type { Range } from '../../map/text.ts';
import type { View } from '../documents.ts';
import type { Feature } from '../feature.ts';

/** Lays out blanks and line breaks; nothing else of the text changes. */
export const formatting: Feature = {
  capabilities: { documentFormattingProvider: true, documentRangeFormattingProvider: true },
  register({ connection, documents }) {
    connection.onDocumentFormatting(({ textDocument, options }) => {
      const view = documents.view(textDocument.uri);
      return view ? format(view, options) : [];
    });
    connection.onDocumentRangeFormatting(({ textDocument, range, options }) => {
      const view = documents.view(textDocument.uri);
      return view ? format(view, options, view.rangeOf(range)) : [];
    });
  },
};

function format(view: View, { tabSize }: FormattingOptions, within?: Range): TextEdit[] {
  const { start, end } = view.extent;
  const text = view.analysis.map.text.slice(start, end);
  const own = within && { start: within.start - start, end: within.end - start };
  return formatted(text, Math.max(1, tabSize), own).map(({ range, text: newText }) => ({
    range: view.spanOf({ start: range.start + start, end: range.end + start }),
    newText,
  }));
}
