import { hoverAt } from '../../language/hover.ts';
import type { Feature } from '../feature.ts';

export const hover: Feature = {
  capabilities: { hoverProvider: true },
  register({ connection, documents }) {
    connection.onHover(async ({ textDocument, position }) => {
      const view = await documents.answeredView(textDocument.uri);
      const found = view && hoverAt(view.analysis, view.offsetAt(position));
      return (
        found && {
          contents: { kind: 'markdown', value: found.markdown },
          range: view.spanOf(found.range),
        }
      );
    });
  },
};
