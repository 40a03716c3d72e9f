import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { canonical } from '../language/paths.ts';
import type { Analysis } from '../language/analysis.ts';
import { unlessCancelled } from './cancel.ts';
import type { OpenMap } from './openMap.ts';
import { viewOf, type FileFacts, type View } from './view.ts';

/** Open documents as parts of their maps, for whoever asks. */
export interface Views {
  /** The newest text of an open document, judged as a part of its map. */
  view(uri: string): View | undefined;
  /** The same with a recommendation, be it that of an earlier text: a large map that is opened has none at first. */
  answeredView(uri: string, asked?: Asked): Promise<View | undefined>;
  /** The same with the recommendation of just that text, once it has come. */
  settledView(uri: string, asked?: Asked): Promise<View | undefined>;
}

/** How somebody asks for a view that may be a while in coming. */
export interface Asked {
  readonly token?: CancellationToken;
  /**
   * The question is about a place in the text, or the answer an edit without a version: once the
   * text has changed, the answer would be about another place. Then it is an error that says so.
   */
  readonly unchanged?: boolean;
}

export interface ViewsHost {
  /** The map that an open document belongs to. */
  mapOf(file: string): OpenMap | undefined;
  facts(file: string): FileFacts;
  /** Versions of the open documents of a map. */
  versionsOf(map: OpenMap): readonly number[];
}

export const contentModified = () =>
  new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed meanwhile.');

export function createViews({ mapOf, facts, versionsOf }: ViewsHost): Views {
  const viewWhen = async (
    uri: string,
    { token, unchanged = false }: Asked,
    judged: (map: OpenMap) => Promise<Analysis>,
  ) => {
    const file = canonical(uri);
    const map = mapOf(file);
    if (!map) return undefined;
    const before = versionsOf(map).join();
    const analysis = await unlessCancelled(judged(map), token);
    if (unchanged && versionsOf(map).join() !== before) throw contentModified();
    return viewOf(analysis, file, facts);
  };
  return {
    view(uri) {
      const file = canonical(uri);
      const map = mapOf(file);
      return map && viewOf(map.analysis(), file, facts);
    },
    answeredView: (uri, asked = {}) => viewWhen(uri, asked, (map) => map.answered()),
    settledView: (uri, asked = {}) => viewWhen(uri, asked, (map) => map.settled()),
  };
}
