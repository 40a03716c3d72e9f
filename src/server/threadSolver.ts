import type { Problem, Solution } from '../grouping/problem.ts';
import { solve } from '../grouping/solve.ts';
import type { Solver, SolverOptions } from './solver.ts';

/** What is sent to a thread: one problem at a time. */
export interface Question {
  readonly problem: Problem;
  readonly timeLimit: number;
}

/** What a thread sends back: better and better solutions, the last of them `final`. */
export interface Reply {
  readonly solution: Solution;
  readonly final: boolean;
}

/** A thread that runs `answerQuestion` on what it is sent. */
export interface Thread {
  send(question: Question): void;
  stop(): void;
}

/** What a thread tells; nobody listens any more once it has been stopped. */
export interface ThreadEvents {
  replied(reply: Reply): void;
  /** It has come to an end, whether with an error or without a word. May be told several times. */
  failed(error: Error): void;
}

/** A question that waits for its turn or is being answered. */
interface Job {
  readonly question: Question;
  readonly options: SolverOptions;
  resolve(solution: Solution): void;
  reject(error: Error): void;
}

/** What runs in the thread. */
export function answerQuestion(
  { problem, timeLimit }: Question,
  reply: (reply: Reply) => void,
): void {
  const better = (solution: Solution): void => {
    reply({ solution, final: false });
  };
  reply({ solution: solve(problem, { timeLimit, better }), final: true });
}

/** A thread without work is let go after so many milliseconds: it holds the memory of its last problem. */
const idle = 2000;

/**
 * Solves in a thread, one problem after the other. The thread is started when there is a problem;
 * a solution that is not wanted any more is stopped with its thread, and the next problem starts
 * another.
 */
export function createThreadSolver(start: (events: ThreadEvents) => Thread): Solver {
  const waiting: Job[] = [];
  let active: Job | undefined;
  let thread: Thread | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (): void => {
    if (active) return;
    clearTimeout(timer);
    active = waiting.shift();
    if (!active) {
      timer = setTimeout(stop, idle);
      return;
    }
    try {
      thread ??= started();
      thread.send(active.question);
    } catch (error) {
      failed(error instanceof Error ? error : new Error(String(error)));
    }
  };
  /** A thread whose last words, when it has been stopped, are not taken for those of the next one. */
  const started = (): Thread => {
    const isCurrent = (): boolean => thread === own;
    const own = start({
      replied(reply) {
        if (isCurrent()) replied(reply);
      },
      failed(error) {
        if (isCurrent()) failed(error);
      },
    });
    return own;
  };
  const replied = ({ solution, final }: Reply): void => {
    if (final)
      end(({ resolve }) => {
        resolve(solution);
      });
    else active?.options.better(solution);
  };
  const failed = (error: Error): void => {
    stop();
    end(({ reject }) => {
      reject(error);
    });
  };
  const end = (tell: (job: Job) => void): void => {
    const ended = active;
    active = undefined;
    if (ended) tell(ended);
    next();
  };
  const stop = (): void => {
    thread?.stop();
    thread = undefined;
  };
  return {
    solve: (problem, options) =>
      new Promise((resolve, reject) => {
        const { signal, timeLimit } = options;
        const question = { problem: plainProblem(problem), timeLimit };
        const job: Job = { question, options, resolve, reject };
        signal.addEventListener('abort', () => {
          const place = waiting.indexOf(job);
          if (place >= 0) waiting.splice(place, 1);
          if (job === active) {
            stop();
            active = undefined;
            next();
          }
          reject(new Error('not wanted any more'));
        });
        waiting.push(job);
        next();
      }),
  };
}

/** A problem without what cannot be sent to another thread: reasons and places. */
const plainProblem = (problem: Problem): Problem => ({
  ...problem,
  classes: problem.classes.map(({ classOf, classCount, same, differ, except }) => ({
    classOf,
    classCount,
    same,
    differ,
    except,
  })),
  separations: problem.separations.map(({ left, right }) => ({ left, right })),
});
