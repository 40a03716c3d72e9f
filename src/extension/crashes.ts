/** So many restarts within so many milliseconds; after that a person decides. */
const most = 4;
const span = 3 * 60_000;

export interface Crashes {
  /** What to do about a crash that has just happened; `tell` is the first one of a session. */
  happened(): 'tell' | 'restart' | 'give up';
  /** Forgets the crashes so far. */
  reset(): void;
}

/** Counts the crashes of a server. `now` is in milliseconds. */
export function countCrashes(now: () => number = Date.now): Crashes {
  let told = false;
  let recent: number[] = [];
  return {
    happened() {
      const time = now();
      recent = [...recent.filter((before) => time - before < span), time];
      if (recent.length > most) return 'give up';
      if (told) return 'restart';
      told = true;
      return 'tell';
    },
    reset() {
      recent = [];
    },
  };
}
