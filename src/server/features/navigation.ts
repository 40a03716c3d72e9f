import type { DefinitionParams, Location } from 'vscode-languageserver';
import { definitionsAt, referencesAt } from '../../language/navigation.ts';
import type { Feature } from '../feature.ts';

/** Go to definition and to declaration, which are one here; find all references. */
export const navigation: Feature = {
  capabilities: { definitionProvider: true, declarationProvider: true, referencesProvider: true },
  register({ connection, documents }) {
    const define = ({ textDocument, position }: DefinitionParams): Location[] | undefined => {
      const view = documents.view(textDocument.uri);
      return (
        view &&
        definitionsAt(view.analysis.map, view.offsetAt(position)).map((range) =>
          view.locationOf(range),
        )
      );
    };
    connection.onDefinition(define);
    connection.onDeclaration(define);
    connection.onReferences(({ textDocument, position, context: { includeDeclaration } }) => {
      const view = documents.view(textDocument.uri);
      return (
        view &&
        referencesAt(view.analysis.map, view.offsetAt(position), includeDeclaration).map((range) =>
          view.locationOf(range),
        )
      );
    });
  },
};
