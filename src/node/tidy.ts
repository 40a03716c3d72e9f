import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What is looked at, and how often. */
export interface Tidying {
  /** Milliseconds of which nearly all are without work before it is done. */
  readonly every: number;
  /** A heap of fewer bytes is left to the engine: there is little to give back. */
  readonly large: number;
}

/** Of the time this part may be work where a process is at rest. */
const restful = 0.02;
/** A heap that has grown by less than this since the last time is not worth a pause. */
const worthwhile = 1.1;

/**
 * Collects garbage whenever the process has come to rest: what reading and judging a very large
 * map leaves behind the engine may otherwise keep for as long as nothing happens. It does not keep
 * the process alive. Gives what ends it.
 */
export function tidyAtRest(
  { every, large }: Tidying = { every: 5000, large: 2 ** 27 },
  tidy = collectGarbage,
) {
  let before = performance.eventLoopUtilization();
  let kept = 0;
  /** Of what one collection has emptied, the engine gives back most with the next. */
  let again = false;
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    const { heapUsed } = process.memoryUsage();
    if (utilization > restful || heapUsed < large) return;
    const grown = heapUsed >= kept * worthwhile;
    if (!grown && !again) return;
    again = grown;
    tidy();
    kept = process.memoryUsage().heapUsed;
  }, every).unref();
  return () => {
    clearInterval(timer);
  };
}

/** The engine shows its collector only to contexts that are made after this is switched on. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
