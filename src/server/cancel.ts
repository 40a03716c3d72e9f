import { LSPErrorCodes, ResponseError, type ConnectionStrategy } from 'vscode-languageserver';
import { Message } from 'vscode-languageserver-protocol';

/** A request that is cancelled before its turn is answered at once and never worked on. */
export const dropCancelled: ConnectionStrategy = {
  cancelUndispatched: (message) =>
    Message.isRequest(message)
      ? {
          jsonrpc: message.jsonrpc,
          id: message.id,
          error: new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled').toJson(),
        }
      : undefined,
};
