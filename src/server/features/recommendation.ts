import { applyRecommendation } from '../../language/actions.ts';
import { moveServices } from '../../map/edits.ts';
import { graphOf } from '../../language/graph.ts';
import { reportRecommendation } from '../../language/recommendation.ts';
import { storyOf } from '../../language/story.ts';
import { tryMove } from '../../language/trial.ts';
import { workspaceEdit } from '../changes.ts';
import type { Feature } from '../feature.ts';
import { knownProject, knownService } from '../known.ts';
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
  register({ connection, documents, settings, can }) {
    connection.onRequest(recommendationRequest, async ({ uri }, token) => {
      const view = await documents.settledView(uri, { token });
      return view ? reportRecommendation(view.analysis, (file) => documents.facts(file).uri) : null;
    });
    connection.onRequest(graphRequest, async ({ uri }, token) => {
      const view = await documents.answeredView(uri, { token });
      return view ? graphOf(view.analysis, uri, fileName(uri)) : null;
    });
    connection.onRequest(storyRequest, async ({ uri, service }, token) => {
      const view = await documents.answeredView(uri, { token });
      return (view && storyOf(view.analysis, service)) ?? null;
    });
    connection.onRequest(trialRequest, async ({ uri, service, target }, token) => {
      const view = await documents.answeredView(uri, { token });
      const { recommendation: limits, rules } = settings.current();
      return (view && tryMove(view.analysis, service, target, { ...limits, rules })) ?? null;
    });
    connection.onRequest(moveToRequest, async ({ uri, service, target }, token) => {
      const unchanged = !can().versionedEdits;
      const view = await documents.answeredView(uri, { token, unchanged });
      if (!view) return null;
      knownService(view.analysis, service);
      knownProject(view.analysis, target);
      const edits = moveServices(view.analysis.map, [{ service, target }]);
      return edits ? workspaceEdit(can(), view, edits) : null;
    });
    connection.onRequest(applyRecommendationRequest, async ({ uri }, token) => {
      const unchanged = !can().versionedEdits;
      const view = await documents.settledView(uri, { token, unchanged });
      const edits = view && applyRecommendation(view.analysis, 'source')[0]?.edits();
      return edits ? workspaceEdit(can(), view, edits) : null;
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
