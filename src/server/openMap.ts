import type { AnalyseOptions, Analysis } from '../language/analysis.ts';
import { findBaseline } from '../language/baselineFile.ts';
import { createJudge, type Judge } from '../language/judge.ts';
import type { FileSource } from '../language/includes.ts';
import type { Solution } from '../grouping/problem.ts';
import { createMapReader } from '../map/parse.ts';
import type { Source, TextEdit } from '../map/text.ts';
import { createBaselineReader } from './baselineReader.ts';
import { takeInFiles } from './mapFiles.ts';
import { schedule } from './schedule.ts';
import type { Solver } from './solver.ts';
import { bestOf, startSearch, type Search } from './search.ts';
import { createWaiters } from './waiters.ts';

/** One map that is being looked at, with all its files, judged anew as they change. */
export interface OpenMap {
  /** The name of its own file. */
  readonly root: string;
  /** What is found in the newest texts; its recommendation may be that of older ones, or to come. */
  analysis(): Analysis;
  /** The same with a recommendation, be it that of older texts. */
  answered(): Promise<Analysis>;
  /** The same with its own recommendation, once that has come. */
  settled(): Promise<Analysis>;
  /** Resolves when all its files are there and it has been judged. */
  ready(): Promise<void>;
  /** Whether its newest texts have been judged, and all its files are there. */
  upToDate(): boolean;
  has(file: string): boolean;
  file(file: string): Source | undefined;
  set(file: string, text: string): void;
  /** Makes edits, each in the text that the last one left; `after` is what comes of them. */
  edit(file: string, edits: readonly TextEdit[], after: Source): void;
  /** Looks again which files belong to the map. */
  refresh(): void;
  /** Looks again what the baseline says. */
  reread(): void;
  /** Judges everything anew, under other options. */
  restart(): void;
  close(): void;
}

export interface OpenMapHost {
  readonly solver: Solver;
  options(): AnalyseOptions;
  /** Where the baseline is, from the folder of the map on. */
  baseline(): string;
  source(): FileSource;
  /**
   * Called when the map has been judged, and again when its recommendation has come. Resolves
   * when that has been told.
   */
  judged(map: OpenMap): Promise<void>;
  /** Called when a better recommendation is being searched for: what the search tells of itself. */
  searching(map: OpenMap): Search;
  /** Called where reading or judging went wrong, and everything has been begun anew. */
  failed(error: unknown): void;
  /** Called when it is known which files the map has. */
  resolved(map: OpenMap, files: readonly string[]): void;
}

/** Up to this many services the recommendation comes at once. */
const quick = 45;
/** Beyond, it comes when nothing has been typed for so many milliseconds. */
const pause = 80;

export function createOpenMap(root: string, text: string, host: OpenMapHost): OpenMap {
  let reader = createMapReader();
  const baseline = createBaselineReader({
    find: () => findBaseline(root, host.baseline(), host.source()),
    // What is found is not worth telling until it has been read.
    read(isOther) {
      if (closed) return;
      if (isOther) renew();
      else changed();
    },
  });
  const createOwnJudge = (): Judge => {
    const known = baseline.known();
    return createJudge({ ...host.options(), ...(known && { baseline: known }) });
  };
  let judge: Judge = createOwnJudge();
  let known: Analysis | undefined;
  /** What it includes; undefined until it has been looked at. */
  let includes: string | undefined;
  let resolving = false;
  let again = false;
  let search: AbortController | undefined;
  let revision = 0;
  /** Whether the judge has had a recommendation. */
  let answered = false;
  let closed = false;
  const awaited: (() => void)[] = [];
  const waiters = createWaiters<Analysis>();
  let cancel: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  reader.set(root, text);

  const analysis = (): Analysis => {
    if (known) return known;
    try {
      known = judged();
    } catch (error) {
      host.failed(error);
      startAnew();
      known = judged();
      cancel ??= schedule(run);
    }
    answered = known.answered;
    return known;
  };
  const judged = (): Analysis => {
    const read = reader.read();
    return judge.judge(read, read.model.services.length <= quick ? 'now' : 'later');
  };
  /** What is remembered of older texts may be what is wrong: all that is known is the texts. */
  const startAnew = (edited?: string, text = ''): void => {
    const before = reader;
    reader = createMapReader();
    for (const uri of before.uris())
      reader.set(uri, uri === edited ? text : (before.file(uri)?.text ?? ''));
    judge = createOwnJudge();
    // What became of the patterns under `include:` has to be found out again.
    includes = undefined;
  };
  /** Judges everything anew, with the recommendation of the last time until there is another. */
  const renew = (): void => {
    const before = answered ? analysis() : undefined;
    stopSearch();
    judge = createOwnJudge();
    if (before) judge.learn(before, before.solution);
    changed();
  };
  /** The newest analysis that is far enough. */
  const until = (enough: (newest: Analysis) => boolean): Promise<Analysis> => {
    const newest = analysis();
    if (enough(newest) || closed) return Promise.resolve(newest);
    const told = waiters.wait(enough);
    // Whoever waits for it waits no longer than it takes.
    if (!cancel && !search) improve();
    return told;
  };
  const stopSearch = (): void => {
    clearTimeout(timer);
    search?.abort();
    search = undefined;
  };
  const changed = (): void => {
    // The first recommendation of all is worth having for a text that is a little older, too.
    if (answered) stopSearch();
    revision++;
    known = undefined;
    cancel?.();
    cancel = schedule(run);
  };
  const run = (): void => {
    cancel = undefined;
    if (closed) return;
    const read = reader.read();
    const wanted = JSON.stringify(read.includes.map(({ file, name }) => [file, name.text]));
    if (wanted !== includes) {
      const first = includes === undefined;
      includes = wanted;
      if (first && wanted === '[]') host.resolved(map, []);
      else void resolve();
    }
    // What is missing until the other files are there is not worth telling.
    if (resolving || baseline.isAwaited()) return;
    const ready = awaited.splice(0);
    let now: Analysis;
    try {
      now = analysis();
    } catch (error) {
      host.failed(error);
      // Whoever waits is told what is wrong when it asks.
      for (const tell of ready) tell();
      return;
    }
    const told = host.judged(map);
    for (const tell of ready) tell();
    waiters.tell(now);
    if (now.settled) return;
    const next = (): void => {
      if (known === now && !search) improve();
    };
    // Posing the first question of a large map takes a while: what is known goes out before.
    if (!now.answered) told.then(next, next);
    else if (waiters.waiting) improve();
    else timer = setTimeout(improve, pause);
  };
  /**
   * The recommendation of the newest text: what an edit has touched of the last one at once, the
   * whole worked out elsewhere.
   */
  const improve = (): void => {
    clearTimeout(timer);
    const asked = analysis();
    const followed = judge.follow();
    if (followed) show(judge.settle(followed.solution, followed.final));
    if (followed?.final) return;
    let best = followed?.solution;
    const then = revision;
    const take = (solution: Solution | undefined, final: boolean): void => {
      if (revision !== then) {
        stopSearch();
        if (solution) learn(asked, solution);
        return;
      }
      if (final) search = undefined;
      else if (best && solution && solution.overruled >= best.overruled) return;
      // Where the clock has ended the search, what followed the edit may still be better.
      best = best && solution ? bestOf(solution, best) : solution;
      show(judge.settle(best, final));
    };
    const { solver, searching, options } = host;
    const { timeLimit = 1000 } = options();
    search = startSearch(asked.problem, { solver, timeLimit, told: searching(map), take });
  };
  const show = (newest: Analysis): void => {
    known = newest;
    answered = true;
    void host.judged(map);
    waiters.tell(newest);
  };
  /** Judges the newest text by the recommendation of an older one, until it has its own. */
  const learn = (older: Analysis, solution: Solution): void => {
    judge.learn(older, solution);
    answered = true;
    known = undefined;
    cancel ??= schedule(run);
  };
  const resolve = async (): Promise<void> => {
    if (resolving) {
      again = true;
      return;
    }
    resolving = true;
    do {
      again = false;
      const files = await takeInFiles(reader, root, host.source(), () => closed);
      if (files) host.resolved(map, files);
    } while (again && !closed);
    resolving = false;
    if (!closed) changed();
  };

  const upToDate = (): boolean => !(cancel || resolving || baseline.isAwaited());

  const map: OpenMap = {
    root,
    analysis,
    answered: () => until(({ answered }) => answered),
    settled: () => until(({ settled }) => settled),
    ready: () =>
      new Promise((tell) => {
        if (closed || upToDate()) tell();
        else awaited.push(tell);
      }),
    upToDate,
    has: (file) => reader.file(file) !== undefined,
    file: (file) => reader.file(file),
    set(file, fresh) {
      if (reader.file(file)?.text === fresh) return;
      reader.set(file, fresh);
      changed();
    },
    edit(file, edits, after) {
      try {
        reader.edit(file, edits, after);
      } catch (error) {
        host.failed(error);
        startAnew(file, after.text);
      }
      changed();
    },
    refresh() {
      if (includes !== undefined && includes !== '[]') void resolve();
    },
    reread() {
      baseline.read();
    },
    restart() {
      renew();
      baseline.read();
    },
    close() {
      closed = true;
      for (const tell of awaited.splice(0)) tell();
      stopSearch();
      cancel?.();
      if (waiters.waiting) waiters.tell(analysis(), true);
    },
  };
  changed();
  baseline.read();
  return map;
}
