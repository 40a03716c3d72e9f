import { applyRecommendation } from '../../language/actions.ts';
import { treeOf } from '../../language/tree.ts';
import { workspaceEdit } from '../changes.ts';
import type { Feature } from '../feature.ts';
import { knownService } from '../known.ts';
import { moveServiceRequest, treeRequest, type PlacedNode } from '../requests.ts';

/** The map as a tree for a side bar, and what can be done to one of its services. */
export const tree: Feature = {
  register({ connection, documents, can }) {
    connection.onRequest(treeRequest, async ({ uri, path }, token) => {
      const view = await documents.answeredView(uri, { token });
      if (!view) return null;
      return treeOf(view.analysis, path).map((node): PlacedNode => {
        if (!('range' in node)) return node;
        const { range, ...rest } = node;
        return { ...rest, ...(range && { location: view.locationOf(range) }) };
      });
    });
    connection.onRequest(moveServiceRequest, async ({ uri, service }, token) => {
      const unchanged = !can().versionedEdits;
      const view = await documents.settledView(uri, { token, unchanged });
      if (!view) return null;
      knownService(view.analysis, service);
      const edits = applyRecommendation(view.analysis, 'source', service)[0]?.edits();
      return edits ? workspaceEdit(can(), view, edits) : null;
    });
  },
};
