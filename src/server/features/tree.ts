import { applyRecommendation } from '../../language/actions.ts';
import { treeOf } from '../../language/tree.ts';
import type { Feature } from '../feature.ts';
import { moveServiceRequest, treeRequest, type PlacedNode } from '../requests.ts';

/** The map as a tree for a side bar, and what can be done to one of its services. */
export const tree: Feature = {
  register({ connection, documents }) {
    connection.onRequest(treeRequest, async ({ uri, path }) => {
      const view = await documents.answeredView(uri);
      if (!view) return null;
      return treeOf(view.analysis, path).map((node): PlacedNode => {
        if (!('range' in node)) return node;
        const { range, ...rest } = node;
        return { ...rest, ...(range && { location: view.locationOf(range) }) };
      });
    });
    connection.onRequest(moveServiceRequest, async ({ uri, service }) => {
      const view = await documents.settledView(uri);
      const edits = view && applyRecommendation(view.analysis, 'source', service)[0]?.edits();
      return edits ? view.workspaceEdit(edits) : null;
    });
  },
};
