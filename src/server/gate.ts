import {
  ErrorCodes,
  Message,
  NotificationType,
  RequestType,
  type ConnectionOptions,
  type MessageStrategy,
} from 'vscode-languageserver-protocol';
import { dropCancelled } from './cancel.ts';
import { hasShape } from './shapes.ts';

/** Why a request is not worked on. */
export interface Refusal {
  readonly code: number;
  readonly message: string;
}

/**
 * What a refused request becomes on its way in: the one handler that answers it knows the error.
 * A client has no use for it.
 */
export const refusedRequest = new RequestType<Refusal, never, void>('serviceMap/refused');

/** What a notification becomes that is not worked on, for somebody to tell the client’s log. */
export const ignoredNotification = new NotificationType<Refusal>('serviceMap/ignored');

/** How a connection treats what comes in before a feature sees it. */
export const connectionOptions = (): ConnectionOptions => ({
  connectionStrategy: dropCancelled,
  messageStrategy: createGate(),
});

/**
 * Keeps the order of a life that the protocol prescribes — initialized once, then served, and
 * nothing after the shutdown — and lets through only parameters of the shape that its method has.
 */
function createGate(): MessageStrategy {
  let state: 'new' | 'serving' | 'shutDown' = 'new';
  const refusal = (method: string, params: unknown): Refusal | undefined => {
    if (state === 'shutDown')
      return { code: ErrorCodes.InvalidRequest, message: 'The server has been shut down.' };
    if (state === 'new' && method !== 'initialize')
      return {
        code: ErrorCodes.ServerNotInitialized,
        message: 'The first request is “initialize”.',
      };
    if (state === 'serving' && method === 'initialize')
      return {
        code: ErrorCodes.InvalidRequest,
        message: 'The server has been initialized before.',
      };
    return hasShape(method, params)
      ? undefined
      : {
          code: ErrorCodes.InvalidParams,
          message: `The parameters of “${method}” do not have the shape that the method needs.`,
        };
  };
  return {
    handleMessage(message, next) {
      if (Message.isRequest(message)) {
        const refused = refusal(message.method, message.params);
        if (refused)
          return next({ ...message, method: refusedRequest.method, params: refused } as Message);
        if (message.method === 'initialize') state = 'serving';
        if (message.method === 'shutdown') state = 'shutDown';
      } else if (Message.isNotification(message) && message.method !== 'exit') {
        const refused = refusal(message.method, message.params);
        if (refused) {
          // A client may be told nothing before it has said hello.
          if (state !== 'serving') return undefined;
          const method = ignoredNotification.method;
          return next({ ...message, method, params: refused } as Message);
        }
      }
      return next(message);
    },
  };
}
