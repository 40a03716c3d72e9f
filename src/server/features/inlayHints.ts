import { inlayHintsIn } from '../../language/inlayHints.ts';
import type { Feature } from '../feature.ts';

export const inlayHints: Feature = {
  capabilities: { inlayHintProvider: true },
  register({ connection, documents, settings }) {
    connection.languages.inlayHint.on(({ textDocument, range }) => {
      const view = documents.view(textDocument.uri);
      if (!view || !settings.current().inlayHints.enabled) return [];
      return inlayHintsIn(view.analysis, view.rangeOf(range)).map(({ offset, label, tooltip }) => ({
        position: view.spanOf({ start: offset, end: offset }).start,
        label,
        tooltip: { kind: 'markdown', value: tooltip },
        paddingLeft: true,
      }));
    });
  },
};
