import type { Files } from './files.ts';
import type { Solver } from './solver.ts';

/** What the server needs of the machine that it runs on. */
export interface Platform {
  readonly solver: Solver;
  /** Files that a client does not list itself. */
  readonly files: Files;
}
