/** People who wait until something is far enough. */
export interface Waiters<T> {
  readonly waiting: boolean;
  /** Resolves with the first newest thing that is `enough`, or with the last one. */
  wait(enough: (newest: T) => boolean): Promise<T>;
  /** Tells all whose wait is over; with `last` nothing more will come. */
  tell(newest: T, last?: boolean): void;
}

interface Waiter<T> {
  enough(newest: T): boolean;
  tell(newest: T): void;
}

export function createWaiters<T>(): Waiters<T> {
  let waiters: readonly Waiter<T>[] = [];
  return {
    get waiting() {
      return waiters.length > 0;
    },
    wait: (enough) =>
      new Promise((tell) => {
        waiters = [...waiters, { enough, tell }];
      }),
    tell(newest, last = false) {
      const satisfied = waiters.filter(({ enough }) => last || enough(newest));
      waiters = waiters.filter((waiter) => !satisfied.includes(waiter));
      for (const { tell } of satisfied) tell(newest);
    },
  };
}
