import { hoverAt } from '../../language/hover.ts';
import type { Feature } from '../feature.ts';
import { toMarkup } from '../translate.ts';

export const hover: Feature = {
  capabilities: { hoverProvider: true },
  register({ connection, documents, can }) {
    connection.onHover(async ({ textDocument: { uri }, position }, token) => {
      const view = await documents.answeredView(uri, { token, unchanged: true });
      const found = view && hoverAt(view.analysis, view.offsetAt(position));
      return (
        found && {
          contents: toMarkup(found.markdown, can().hoverMarkdown),
          range: view.spanOf(found.range),
        }
      );
    });
  },
};
