import { outlineOf } from '../../language/outline.ts';
import type { Feature } from '../feature.ts';
import { toDocumentSymbol } from '../translate.ts';

export const symbols: Feature = {
  capabilities: { documentSymbolProvider: true },
  register({ connection, documents }) {
    connection.onDocumentSymbol(({ textDocument }) => {
      const view = documents.view(textDocument.uri);
      return view && outlineOf(view.analysis.map).map((item) => toDocumentSymbol(view, item));
    });
  },
};
