import { outlineOf } from '../../language/outline.ts';
import { fileAt } from '../../language/places.ts';
import type { Feature } from '../feature.ts';
import { toDocumentSymbol } from '../translate.ts';

export const symbols: Feature = {
  capabilities: { documentSymbolProvider: true },
  register({ connection, documents }) {
    connection.onDocumentSymbol(({ textDocument }) => {
      const view = documents.view(textDocument.uri);
      if (!view) return [];
      const file = fileAt(view.analysis.map, view.extent.start);
      return outlineOf(file).map((item) => toDocumentSymbol(view, item));
    });
  },
};
