import { declarationsOf, occurrenceAt, referencesOf } from '../../language/places.ts';
import type { Feature } from '../feature.ts';

/** Go to definition, find all references. */
export const navigation: Feature = {
  capabilities: { definitionProvider: true, referencesProvider: true },
  register({ connection, documents }) {
    connection.onDefinition(({ textDocument, position }) => {
      const view = documents.view(textDocument.uri);
      const found = view && occurrenceAt(view.analysis.map, view.offsetAt(position));
      return (
        found &&
        declarationsOf(view.analysis.map, found).map(({ name }) => view.locationOf(name.range))
      );
    });
    connection.onReferences(({ textDocument, position, context }) => {
      const view = documents.view(textDocument.uri);
      const found = view && occurrenceAt(view.analysis.map, view.offsetAt(position));
      return (
        found &&
        referencesOf(view.analysis.map, found)
          .filter(({ role }) => context.includeDeclaration || role === 'reference')
          .map(({ name }) => view.locationOf(name.range))
      );
    });
  },
};
