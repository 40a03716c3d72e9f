import type { SymbolInformation } from 'vscode-languageserver';
import { bySymbolRank, workspaceSymbolsIn } from '../../language/workspaceSymbols.ts';
import { unlessCancelled } from '../cancel.ts';
import type { Feature } from '../feature.ts';
import { toSymbolKind } from '../translate.ts';
import { placesOf } from '../view.ts';

/** More than anyone reads; a client asks again as the query grows. */
const mostSymbols = 500;

/** The names that the maps of the workspace declare, whether or not they are open. */
export const workspaceSymbols: Feature = {
  capabilities: { workspaceSymbolProvider: true },
  register({ connection, documents, can }) {
    connection.onWorkspaceSymbol(async ({ query }, token): Promise<SymbolInformation[]> => {
      const maps = await unlessCancelled(documents.read(), token);
      // Of a file that several maps include the names are listed once.
      const files = new Map(
        maps.flatMap((map) => map.files.map((file) => [file.uri, { map, file }])),
      );
      return [...files]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([, { map, file }]) => {
          const { locationOf } = placesOf({ map }, documents.facts);
          return workspaceSymbolsIn({ map }, file.range, query).map((symbol) => ({
            symbol,
            locationOf,
          }));
        })
        .sort((a, b) => bySymbolRank(a.symbol, b.symbol))
        .slice(0, mostSymbols)
        .map(({ symbol: { name, kind, container, range }, locationOf }) => ({
          name,
          kind: toSymbolKind(kind, can().workspaceSymbolKinds),
          containerName: container,
          location: locationOf(range),
        }));
    });
  },
};
