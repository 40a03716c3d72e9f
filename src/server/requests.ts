import { NotificationType, RequestType, type TextEdit } from 'vscode-languageserver-protocol';
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

/** Edits for one version of the document: a client whose document has changed since drops them. */
export interface VersionedEdits {
  readonly version: number;
  readonly edits: readonly TextEdit[];
}

export const applyRecommendationRequest = new RequestType<
  DocumentParams,
  VersionedEdits | null,
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
