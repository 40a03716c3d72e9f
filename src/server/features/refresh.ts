import {
  CodeLensRefreshRequest,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
} from 'vscode-languageserver';
import type { View } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { oneAtATime } from '../oneAtATime.ts';

/**
 * Asks the client to ask again: for hints, lenses and colours when a setting turns them on or off,
 * and for hints and lenses when a recommendation follows its text, and when a change in one file
 * of a map, open or not, can show in another. After a change in the file itself a client asks by
 * its own.
 */
export const refresh: Feature = {
  register({ connection, client, settings, onJudged }) {
    const hints = oneAtATime(connection, InlayHintRefreshRequest.method);
    const lenses = oneAtATime(connection, CodeLensRefreshRequest.method);
    const colours = oneAtATime(connection, SemanticTokensRefreshRequest.method);
    const supported = () => client().workspace ?? {};
    const refreshAdvice = (): void => {
      if (supported().inlayHint?.refreshSupport) hints();
      if (supported().codeLens?.refreshSupport) lenses();
    };
    const shown = (): string => {
      const { inlayHints, codeLens, semanticHighlighting } = settings.current();
      return JSON.stringify([inlayHints, codeLens, semanticHighlighting]);
    };
    let last = shown();
    settings.onChange(() => {
      const now = shown();
      if (now === last) return;
      last = now;
      refreshAdvice();
      if (supported().semanticTokens?.refreshSupport) colours();
    });
    const unsettled = new Set<string>();
    const settled = ({ uri, analysis }: View): boolean => {
      if (analysis.settled) return unsettled.delete(uri);
      unsettled.add(uri);
      return false;
    };
    onJudged((view) => {
      if (settled(view) || view.analysis.map.files.length > 1) refreshAdvice();
    });
  },
};
