import { implementationsAt } from '../../language/implementations.ts';
import type { Feature } from '../feature.ts';

/** Go to the services behind a name. */
export const implementations: Feature = {
  capabilities: { implementationProvider: true },
  register({ connection, documents }) {
    connection.onImplementation(({ textDocument, position }) => {
      const view = documents.view(textDocument.uri);
      return (
        view &&
        implementationsAt(view.analysis, view.offsetAt(position)).map((range) =>
          view.locationOf(range),
        )
      );
    });
  },
};
