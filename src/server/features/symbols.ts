import { outlineOf } from '../../language/outline.ts';
import { fileAt } from '../../language/places.ts';
import type { Feature } from '../feature.ts';
import { toDocumentSymbol, toSymbolList } from '../translate.ts';

export const symbols: Feature = {
  capabilities: { documentSymbolProvider: true },
  register({ connection, documents, can }) {
    connection.onDocumentSymbol(({ textDocument }) => {
      const view = documents.view(textDocument.uri);
      if (!view) return [];
      const file = fileAt(view.analysis.map, view.extent.start);
      const items = outlineOf(file);
      return can().outlines
        ? items.map((item) => toDocumentSymbol(view, item, can()))
        : items.flatMap((item) => toSymbolList(view, item, can()));
    });
  },
};
