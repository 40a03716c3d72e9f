import {
  NotificationType,
  NotificationType0,
  RequestType,
  RequestType0,
  type Location,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { GraphModel, MoveTrial, ServiceStory } from '../graph/protocol.ts';
import type { Supposition } from '../language/answers/setting.ts';
import type { RecommendationReport } from '../language/recommendation.ts';
import type { TreeNode, TreePath } from '../language/tree.ts';
import type { RuleFamily } from '../rules/rule.ts';

/** What this server answers beyond the Language Server Protocol. `uri` is that of an open document. */
export interface DocumentParams {
  readonly uri: string;
}

export const recommendationRequest = new RequestType<
  DocumentParams,
  RecommendationReport | null,
  void
>('serviceMap/recommendation');

export interface TreeParams extends DocumentParams {
  readonly path: TreePath;
}

/** A node of the tree as a client shows it: with its place in a document. */
export type PlacedNode = Placed<TreeNode>;
type Placed<Node> = Node extends unknown
  ? Omit<Node, 'range'> & { readonly location?: Location }
  : never;

/** One level of the map as a tree; null where the document is not open. */
export const treeRequest = new RequestType<TreeParams, readonly PlacedNode[] | null, void>(
  'serviceMap/tree',
);

export interface ServiceParams extends DocumentParams {
  readonly service: string;
}

/**
 * Moves one service to its recommended project; null where there is nothing to do, an error where
 * the map has no such service.
 */
export const moveServiceRequest = new RequestType<ServiceParams, WorkspaceEdit | null, void>(
  'serviceMap/moveService',
);

export interface RuleSummary {
  readonly code: string;
  readonly title: string;
  readonly what: string;
  readonly family: RuleFamily;
}

/** Every rule, in the order of the documentation. */
export const rulesRequest = new RequestType0<readonly RuleSummary[], void>('serviceMap/rules');

/** The page of a rule in Markdown; null where there is no such rule. */
export const rulePageRequest = new RequestType<{ readonly code: string }, string | null, void>(
  'serviceMap/rulePage',
);

/** A file with all findings of a map, and how many they are. */
export interface WrittenBaseline {
  readonly uri: string;
  readonly text: string;
  readonly count: number;
}

/** The baseline as it would be written now; null where there can be none. */
export const baselineRequest = new RequestType<DocumentParams, WrittenBaseline | null, void>(
  'serviceMap/baseline',
);

export const graphRequest = new RequestType<DocumentParams, GraphModel | null, void>(
  'serviceMap/graph',
);

/** What is told of one service of the graph; null where the map has none of that name. */
export const storyRequest = new RequestType<ServiceParams, ServiceStory | null, void>(
  'serviceMap/story',
);

export interface MoveParams extends ServiceParams {
  readonly target: string;
}

/** What a move would change; null where there is nothing to move. */
export const trialRequest = new RequestType<MoveParams, MoveTrial | null, void>('serviceMap/trial');

/**
 * Moves one service to any project; null where the file cannot be edited so, an error where there
 * is no such service, or no such project today, declared or recommended.
 */
export const moveToRequest = new RequestType<MoveParams, WorkspaceEdit | null, void>(
  'serviceMap/moveTo',
);

/** A command of the client that offers what can stand at the cursor. */
export const suggestCommand = 'editor.action.triggerSuggest';

/**
 * A command of the client that shows a large edit and makes it when the user agrees; its
 * arguments are a heading and the edit.
 */
export const reviewCommand = 'serviceMap.review';

/** Null where there is nothing to do. A client whose documents have changed since refuses the edit. */
export const applyRecommendationRequest = new RequestType<
  DocumentParams,
  WorkspaceEdit | null,
  void
>('serviceMap/applyRecommendation');

/** What can be asked about a recommendation. */
export type Question =
  | { readonly kind: 'plan' }
  /** Why two services, or two projects, are together or apart. */
  | { readonly kind: 'explain'; readonly a: string; readonly b: string }
  | { readonly kind: 'whatIf'; readonly supposition: Supposition };

export interface AnswerParams extends DocumentParams {
  readonly question: Question;
  /**
   * The folder that links in the answer start from, as `/path#L1`. Where the answer is shown
   * without one, places are told and not linked.
   */
  readonly base?: string;
}

/**
 * The answer as Markdown, and for a supposition the edit that makes it true, unless that would
 * bring an error; or why there is no answer.
 */
export type Answer =
  { readonly text: string; readonly edit?: WorkspaceEdit } | { readonly wrong: string };

export const answerRequest = new RequestType<AnswerParams, Answer | null, void>(
  'serviceMap/answer',
);

/** What questions can be about. */
export const namesRequest = new RequestType<
  DocumentParams,
  { readonly services: readonly string[]; readonly projects: readonly string[] } | null,
  void
>('serviceMap/names');

export interface AnalysisSummary {
  readonly uri: string;
  readonly findings: number;
  /** Points that today's projects overrule, and the recommended ones. */
  readonly overruled: number;
  readonly recommended: number;
  /** False while a better recommendation is being searched for, or that of this text is to come. */
  readonly settled: boolean;
}

/** Sent to a client that wants news whenever a document has been judged anew. */
export const analysisChanged = new NotificationType<AnalysisSummary>('serviceMap/analysisChanged');

/** The maps of the workspace: files that no other map includes. */
export const mapsRequest = new RequestType0<readonly string[], void>('serviceMap/maps');

/** Sent to a client that wants news when the workspace has other maps than before. */
export const mapsChanged = new NotificationType0('serviceMap/mapsChanged');

/** The client tells which files that are called like maps are open in another language. */
export const otherLanguages = new NotificationType<{ readonly uris: readonly string[] }>(
  'serviceMap/otherLanguages',
);

/** The client lists the files of its workspace: it knows virtual and remote ones, too. */
export const listFilesRequest = new RequestType<{ readonly most: number }, readonly string[], void>(
  'serviceMap/listFiles',
);

/** The text of a file of the workspace; null where there is none, or it has more than `largest` bytes. */
export const readFileRequest = new RequestType<
  { readonly uri: string; readonly largest: number },
  string | null,
  void
>('serviceMap/readFile');
