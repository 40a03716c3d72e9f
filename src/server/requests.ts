import { NotificationType, RequestType, type WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { GraphModel } from '../graph/protocol.ts';
import type { RecommendationReport } from '../language/recommendation.ts';

/** What this server answers beyond the Language Server Protocol. `uri` is that of an open document. */
export interface DocumentParams {
  readonly uri: string;
}

export const recommendationRequest = new RequestType<
  DocumentParams,
  RecommendationReport | null,
  void
>('serviceMap/recommendation');

export const graphRequest = new RequestType<DocumentParams, GraphModel | null, void>(
  'serviceMap/graph',
);

/** Null where there is nothing to do. A client whose documents have changed since refuses the edit. */
export const applyRecommendationRequest = new RequestType<
  DocumentParams,
  WorkspaceEdit | null,
  void
>('serviceMap/applyRecommendation');

export interface AnalysisSummary {
  readonly uri: string;
  readonly findings: number;
  /** Points that today's projects overrule, and the recommended ones. */
  readonly overruled: number;
  readonly recommended: number;
}

/** Sent whenever a document has been judged anew. */
export const analysisChanged = new NotificationType<AnalysisSummary>('serviceMap/analysisChanged');
