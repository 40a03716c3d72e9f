import { inlayHintsIn } from '../../language/inlayHints.ts';
import type { Feature } from '../feature.ts';
import { toMarkup } from '../translate.ts';

export const inlayHints: Feature = {
  capabilities: { inlayHintProvider: true },
  register({ connection, client, can, documents, settings }) {
    connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
      if (!settings.current().inlayHints.enabled) return [];
      const view = await documents.answeredView(uri, { token, unchanged: true });
      if (!view) return [];
      const lenses =
        settings.current().codeLens.enabled && client().textDocument?.codeLens !== undefined;
      return inlayHintsIn(view.analysis, view.rangeOf(range), { lenses }).map(
        ({ offset, label, tooltip }) => ({
          position: view.spanOf({ start: offset, end: offset }).start,
          label,
          tooltip: toMarkup(tooltip, can().hoverMarkdown),
          paddingLeft: true,
        }),
      );
    });
  },
};
