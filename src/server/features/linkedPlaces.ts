import { implementationsAt } from '../../language/implementations.ts';
import { declarationsOf, occurrenceAt } from '../../language/places.ts';
import type { Feature } from '../feature.ts';

/** Go to declaration, and to the services behind a name. */
export const linkedPlaces: Feature = {
  capabilities: { declarationProvider: true, implementationProvider: true },
  register({ connection, documents }) {
    connection.onDeclaration(({ textDocument, position }) => {
      const view = documents.view(textDocument.uri);
      const found = view && occurrenceAt(view.analysis.map, view.offsetAt(position));
      return (
        found &&
        declarationsOf(view.analysis.map, found).map(({ name }) => view.locationOf(name.range))
      );
    });
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
