import { DocumentHighlightKind } from 'vscode-languageserver';
import { highlightsAt } from '../../language/navigation.ts';
import { inside } from '../../language/places.ts';
import type { Feature } from '../feature.ts';

const kinds = { write: DocumentHighlightKind.Write, read: DocumentHighlightKind.Read };

export const highlights: Feature = {
  capabilities: { documentHighlightProvider: true },
  register({ connection, documents }) {
    connection.onDocumentHighlight(({ textDocument, position }) => {
      const view = documents.view(textDocument.uri);
      return (
        view &&
        highlightsAt(view.analysis.map, view.offsetAt(position))
          .filter(({ range }) => inside(view.extent, range))
          .map(({ range, kind }) => ({ range: view.spanOf(range), kind: kinds[kind] }))
      );
    });
  },
};
