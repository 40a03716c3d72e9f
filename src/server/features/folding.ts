import { foldingRangesOf } from '../../language/foldingRanges.ts';
import type { Feature } from '../feature.ts';

export const folding: Feature = {
  capabilities: { foldingRangeProvider: true },
  register({ connection, documents }) {
    connection.onFoldingRanges(({ textDocument }) => {
      const view = documents.view(textDocument.uri);
      if (!view) return [];
      return foldingRangesOf(view.analysis.map, view.extent).map(({ range, kind }) => {
        const { start, end } = view.spanOf(range);
        return { startLine: start.line, endLine: end.line, ...(kind && { kind }) };
      });
    });
  },
};
