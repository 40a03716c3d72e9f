import {
  Message,
  PublishDiagnosticsNotification,
  type Diagnostic,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver';
import type { ContentTypeEncoder } from 'vscode-languageserver/node';

/** What the list of diagnostics stands behind; in a string its quotes would be escaped. */
const place = '"diagnostics":[';
const comma = Buffer.from(',');

/**
 * Writes messages as JSON in UTF-8. A diagnostic that has been sent before is not written again:
 * at a keystroke in a large map hundreds are sent of which one has changed.
 */
export function createEncoder(): ContentTypeEncoder {
  const known = new WeakMap<Diagnostic, Uint8Array>();
  const bytesOf = (diagnostic: Diagnostic): Uint8Array => {
    const before = known.get(diagnostic);
    if (before) return before;
    const bytes = Buffer.from(JSON.stringify(diagnostic));
    known.set(diagnostic, bytes);
    return bytes;
  };
  const encode = (message: Message): Uint8Array => {
    if (
      !Message.isNotification(message) ||
      message.method !== PublishDiagnosticsNotification.method
    )
      return Buffer.from(JSON.stringify(message));
    const params = message.params as PublishDiagnosticsParams;
    const frame = JSON.stringify({ ...message, params: { ...params, diagnostics: [] } });
    const at = frame.indexOf(place) + place.length;
    const parts: Uint8Array[] = [Buffer.from(frame.slice(0, at))];
    for (const diagnostic of params.diagnostics) {
      if (parts.length > 1) parts.push(comma);
      parts.push(bytesOf(diagnostic));
    }
    parts.push(Buffer.from(frame.slice(at)));
    return Buffer.concat(parts);
  };
  return {
    name: 'application/json',
    encode: (message) =>
      new Promise((resolve) => {
        resolve(encode(message));
      }),
  };
}
