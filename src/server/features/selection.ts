import type { SelectionRange } from 'vscode-languageserver';
import { selectionRangesAt } from '../../language/selectionRanges.ts';
import type { Feature } from '../feature.ts';

export const selection: Feature = {
  capabilities: { selectionRangeProvider: true },
  register({ connection, documents }) {
    connection.onSelectionRanges(({ textDocument, positions }) => {
      const view = documents.view(textDocument.uri);
      return (
        view &&
        positions.map((position) => {
          const ranges = selectionRangesAt(view.analysis.map, view.extent, view.offsetAt(position));
          return (
            ranges.reduceRight<SelectionRange | undefined>(
              (parent, range) => ({ range: view.spanOf(range), ...(parent && { parent }) }),
              undefined,
            ) ?? { range: { start: position, end: position } }
          );
        })
      );
    });
  },
};
