/** Work that is still going on, for those who must not look before it has come to its end. */
export interface Pending {
  /** Counts `work` in, and gives it back. */
  follow<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is going on, be it that the work has failed. */
  over(): Promise<void>;
}

export function createPending(): Pending {
  let all: Promise<unknown> = Promise.resolve();
  return {
    follow(work) {
      all = Promise.allSettled([all, work]);
      return work;
    },
    async over() {
      // What ends may have begun something else.
      for (let seen; seen !== all;) {
        seen = all;
        await seen;
      }
    },
  };
}
