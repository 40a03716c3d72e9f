import type { SymbolInformation } from 'vscode-languageserver';
import { bySymbolRank, workspaceSymbolsIn } from '../../language/workspaceSymbols.ts';
import type { Feature } from '../feature.ts';
import { symbolKinds } from '../translate.ts';

/** More than anyone reads; a client asks again as the query grows. */
const mostSymbols = 500;

export const workspaceSymbols: Feature = {
  capabilities: { workspaceSymbolProvider: true },
  register({ connection, documents }) {
    connection.onWorkspaceSymbol(({ query }): SymbolInformation[] =>
      documents
        .views()
        .toSorted((a, b) => (a.uri < b.uri ? -1 : 1))
        .flatMap((view) =>
          workspaceSymbolsIn(view.analysis, view.extent, query).map((symbol) => ({ view, symbol })),
        )
        .sort((a, b) => bySymbolRank(a.symbol, b.symbol))
        .slice(0, mostSymbols)
        .map(({ view, symbol: { name, kind, container, range } }) => ({
          name,
          kind: symbolKinds[kind],
          containerName: container,
          location: view.locationOf(range),
        })),
    );
  },
};
