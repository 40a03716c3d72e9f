import type { Connection } from 'vscode-languageserver';

/** Sends a request that waits for its answer, and once more if it was wanted meanwhile. */
export function oneAtATime(connection: Connection, method: string): () => void {
  let waiting = false;
  let again = false;
  const send = (): void => {
    if (waiting) {
      again = true;
      return;
    }
    waiting = true;
    const done = (): void => {
      waiting = false;
      if (!again) return;
      again = false;
      send();
    };
    // A client that refuses asks again at its next change.
    connection.sendRequest(method).then(done, done);
  };
  return send;
}
