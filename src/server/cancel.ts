import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type ConnectionStrategy,
} from 'vscode-languageserver';
import { Message } from 'vscode-languageserver-protocol';

const cancelled = () => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');

/** A request that is cancelled before its turn is answered at once and never worked on. */
export const dropCancelled: ConnectionStrategy = {
  cancelUndispatched: (message) =>
    Message.isRequest(message)
      ? { jsonrpc: message.jsonrpc, id: message.id, error: cancelled().toJson() }
      : undefined,
};

/** The same as `answer`, unless the request is cancelled before: then an error that says so, at once. */
export function unlessCancelled<T>(answer: Promise<T>, token?: CancellationToken): Promise<T> {
  if (!token) return answer;
  return new Promise((resolve, reject) => {
    const end = (): void => {
      reject(cancelled());
    };
    if (token.isCancellationRequested) end();
    const listener = token.onCancellationRequested(end);
    answer.then(resolve, reject).finally(() => {
      listener.dispose();
    });
  });
}
