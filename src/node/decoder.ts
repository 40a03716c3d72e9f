import { ErrorCodes, type Message, type ResponseMessage } from 'vscode-languageserver';
import type { ContentTypeDecoder } from 'vscode-languageserver/node';

/**
 * Reads messages from JSON. Of one that is none the sender is told by an answer without a number,
 * as JSON-RPC has it, and the next one is read.
 */
export function createDecoder(tell: (refusal: ResponseMessage) => void): ContentTypeDecoder {
  return {
    name: 'application/json',
    decode: (bytes, { charset }) =>
      new Promise((resolve) => {
        try {
          resolve(JSON.parse(new TextDecoder(charset).decode(bytes)) as Message);
        } catch (error) {
          tell({
            jsonrpc: '2.0',
            id: null,
            error: { code: ErrorCodes.ParseError, message: 'This message cannot be read.' },
          });
          throw error;
        }
      }),
  };
}
