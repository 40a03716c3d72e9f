import { applyRecommendation } from '../../language/actions.ts';
import { moveServices } from '../../map/edits.ts';
import { graphOf } from '../../language/graph.ts';
import { reportRecommendation } from '../../language/recommendation.ts';
import { storyOf } from '../../language/story.ts';
import { tryMove } from '../../language/trial.ts';
import type { Feature } from '../feature.ts';
import {
  applyRecommendationRequest,
  graphRequest,
  moveToRequest,
  recommendationRequest,
  storyRequest,
  trialRequest,
} from '../requests.ts';

/** What this server answers beyond the protocol: the recommendation, its picture, and its edits. */
export const recommendation: Feature = {
  register({ connection, documents, settings }) {
    connection.onRequest(recommendationRequest, async ({ uri }) => {
      const view = await documents.settledView(uri);
      return view ? reportRecommendation(view.analysis, (file) => documents.facts(file).uri) : null;
    });
    connection.onRequest(graphRequest, async ({ uri }) => {
      const view = await documents.answeredView(uri);
      return view ? graphOf(view.analysis, uri, fileName(uri)) : null;
    });
    connection.onRequest(storyRequest, async ({ uri, service }) => {
      const view = await documents.answeredView(uri);
      return (view && storyOf(view.analysis, service)) ?? null;
    });
    connection.onRequest(trialRequest, async ({ uri, service, target }) => {
      const view = await documents.answeredView(uri);
      const { recommendation: limits, rules } = settings.current();
      return (view && tryMove(view.analysis, service, target, { ...limits, rules })) ?? null;
    });
    connection.onRequest(moveToRequest, async ({ uri, service, target }) => {
      const view = await documents.answeredView(uri);
      const edits = view && moveServices(view.analysis.map, [{ service, target }]);
      return edits ? view.workspaceEdit(edits) : null;
    });
    connection.onRequest(applyRecommendationRequest, async ({ uri }) => {
      const view = await documents.settledView(uri);
      const edits = view && applyRecommendation(view.analysis, 'source')[0]?.edits();
      return edits ? view.workspaceEdit(edits) : null;
    });
  },
};

/** The last part of an address, as a person reads it where it can be read. */
function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
