import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { Solution } from '../grouping/problem.ts';
import type { Search } from './search.ts';

/**
 * Tells the client that a recommendation is being searched for, where that takes longer than
 * `patience` milliseconds: a search that is over sooner is not worth a word.
 */
export function tellSearch(
  connection: Connection,
  client: ClientCapabilities,
  patience = 400,
): Search {
  if (client.window?.workDoneProgress !== true)
    return { better: () => undefined, end: () => undefined };
  let best: Solution | undefined;
  let ended = false;
  let close: (() => void) | undefined;
  const message = (): string =>
    best ? `${best.overruled} points overruled, being proven` : 'searching';
  let report: (() => void) | undefined;
  const timer = setTimeout(() => {
    void connection.window.createWorkDoneProgress().then(
      (progress) => {
        if (ended) return;
        progress.begin('Service Map: recommended grouping', undefined, message());
        report = () => {
          progress.report(message());
        };
        close = () => {
          progress.done();
        };
      },
      // A client that refuses goes without.
      () => undefined,
    );
  }, patience);
  return {
    better(solution) {
      best = solution;
      report?.();
    },
    end() {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      close?.();
    },
  };
}
