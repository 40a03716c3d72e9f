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
/** Room of more bytes is not kept. */
const largestKept = 2 ** 22;

/**
 * Writes messages as JSON in UTF-8, each with its header at once, so that who reads them need not
 * wake up for both. A diagnostic that has been sent before is not written out again: at a
 * keystroke in a large map hundreds are sent of which one has changed.
 */
export class StreamWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;
  readonly #known = new WeakMap<Diagnostic, Uint8Array>();
  /** Room for a message while none is on its way: fresh room for each would soon be in shreds. */
  #room: Buffer | undefined;

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

  /**
   * Resolves when the message is out, and the stream has no use for its bytes any more; rejects
   * where there is no JSON for it, or no reader.
   */
  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const content = this.#contentOf(message);
      const { length, header } = measured(content);
      const room =
        this.#room && this.#room.length >= length ? this.#room : Buffer.allocUnsafeSlow(length);
      this.#room = undefined;
      put(content, header, room);
      this.#stream.write(room.subarray(0, length), (error) => {
        if (room.length <= largestKept) this.#room = room;
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

/** The header of a message, and how long both are. */
function measured({ before, items, behind }: Content): { header: string; length: number } {
  const length = items.reduce(
    (sum, item) => sum + item.length,
    before.length + Math.max(0, items.length - 1) + behind.length,
  );
  const header = `Content-Length: ${length}\r\n\r\n`;
  return { header, length: header.length + length };
}

/** Puts a message at the beginning of a room that is large enough. */
function put({ before, items, behind }: Content, header: string, room: Buffer): void {
  let at = room.write(header, 'latin1');
  const append = (bytes: Uint8Array): void => {
    room.set(bytes, at);
    at += bytes.length;
  };
  append(before);
  items.forEach((item, index) => {
    if (index > 0) room[at++] = comma;
    append(item);
  });
  append(behind);
}
