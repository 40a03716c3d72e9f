/** Web workers lack `setImmediate`, and in Node a timer waits a millisecond longer. */
const { setImmediate: soon = setTimeout } = globalThis as {
  setImmediate?: (work: () => void) => unknown;
  setTimeout(work: () => void): unknown;
};

/** Messages that arrived together are handled in turns of their own, so more than one must pass. */
const turns = 3;

/**
 * Does `work` once no message is waiting: a few turns of the event loop from now, in Node and in
 * a web worker alike. Returns what takes it back.
 */
export function schedule(work: () => void): () => void {
  let cancelled = false;
  const wait = (left: number): void => {
    soon(() => {
      if (cancelled) return;
      if (left === 0) work();
      else wait(left - 1);
    });
  };
  wait(turns);
  return () => {
    cancelled = true;
  };
}
