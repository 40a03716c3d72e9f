import type { Baseline } from '../language/baseline.ts';

/** The baseline of a map as it is, whatever becomes of its file. */
export interface BaselineReader {
  /** What was read last; undefined where there is none. */
  known(): Baseline | undefined;
  /** Whether it has not been read yet. */
  isAwaited(): boolean;
  /** Reads it, and tells when it is another one than before, or read for the first time. */
  read(): void;
}

export function createBaselineReader(host: {
  find(): Promise<Baseline | undefined>;
  read(isOther: boolean): void;
}): BaselineReader {
  let known: Baseline | undefined;
  let awaited = true;
  /** How often it has been asked for: only the newest answer counts. */
  let asked = 0;
  const read = async (): Promise<void> => {
    const own = ++asked;
    const found = await host.find().catch(() => undefined);
    if (own !== asked) return;
    const isOther = !isSame(found, known);
    if (!isOther && !awaited) return;
    awaited = false;
    known = found;
    host.read(isOther);
  };
  return {
    known: () => known,
    isAwaited: () => awaited,
    read: () => void read(),
  };
}

const isSame = (a: Baseline | undefined, b: Baseline | undefined): boolean =>
  a?.uri === b?.uri &&
  a?.text === b?.text &&
  [...(a?.missing ?? [])].join() === [...(b?.missing ?? [])].join();
