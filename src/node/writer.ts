import type { Writable } from 'node:stream';
import {
  AbstractMessageWriter,
  Message,
  PublishDiagnosticsNotification,
  type Diagnostic,
  type MessageWriter,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';

/** What the list of diagnostics stands behind; in a string its quotes would be escaped. */
const place = '"diagnostics":[';
const comma = ','.charCodeAt(0);

/**
 * Writes messages as JSON in UTF-8, each with its header at once, so that who reads them need not
 * wake up for both. A diagnostic that has been sent before is not written out again: at a
 * keystroke in a large map hundreds are sent of which one has changed.
 */
export class StreamWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;
  readonly #known = new WeakMap<Diagnostic, Uint8Array>();

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on('error', (error: Error) => {
      this.fireError(error);
    });
    stream.on('close', () => {
      this.fireClose();
    });
  }

  /** Resolves when the message is out; rejects where there is no JSON for it, or no reader. */
  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(framed(this.#contentOf(message)), (error) => {
        if (!error) {
          resolve();
          return;
        }
        this.fireError(error, message);
        reject(error);
      });
    });
  }

  end(): void {
    this.#stream.end();
  }

  /** The content in pieces; between the diagnostics of a list belong commas. */
  #contentOf(message: Message): Content {
    if (
      !Message.isNotification(message) ||
      message.method !== PublishDiagnosticsNotification.method
    )
      return { before: Buffer.from(JSON.stringify(message)), items: [], behind: new Uint8Array() };
    const params = message.params as PublishDiagnosticsParams;
    const frame = JSON.stringify({ ...message, params: { ...params, diagnostics: [] } });
    const at = frame.indexOf(place) + place.length;
    return {
      before: Buffer.from(frame.slice(0, at)),
      items: params.diagnostics.map((diagnostic) => this.#bytesOf(diagnostic)),
      behind: Buffer.from(frame.slice(at)),
    };
  }

  #bytesOf(diagnostic: Diagnostic): Uint8Array {
    const before = this.#known.get(diagnostic);
    if (before) return before;
    const bytes = Buffer.from(JSON.stringify(diagnostic));
    this.#known.set(diagnostic, bytes);
    return bytes;
  }
}

/** The bytes of a message: a list's items, with commas between them, and what is around them. */
interface Content {
  readonly before: Uint8Array;
  readonly items: readonly Uint8Array[];
  readonly behind: Uint8Array;
}

/** A message with its header, in one buffer that nothing else uses. */
function framed({ before, items, behind }: Content): Uint8Array {
  const length = items.reduce(
    (sum, item) => sum + item.length,
    before.length + Math.max(0, items.length - 1) + behind.length,
  );
  const header = `Content-Length: ${String(length)}\r\n\r\n`;
  const message = Buffer.allocUnsafeSlow(header.length + length);
  let at = message.write(header, 'latin1');
  const put = (bytes: Uint8Array): void => {
    message.set(bytes, at);
    at += bytes.length;
  };
  put(before);
  items.forEach((item, index) => {
    if (index > 0) message[at++] = comma;
    put(item);
  });
  put(behind);
  return message;
}
