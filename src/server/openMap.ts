import type { AnalyseOptions, Analysis } from '../language/analysis.ts';
import type { Baseline } from '../language/baseline.ts';
import { findBaseline } from '../language/baselineFile.ts';
import { createJudge, type Glimpse, type Judge } from '../language/judge.ts';
import { resolveIncludes, type FileSource } from '../language/includes.ts';
import { canonical } from '../language/paths.ts';
import type { Solution } from '../grouping/problem.ts';
import { createMapReader, type ParsedMap } from '../map/parse.ts';
import type { LineIndex, TextEdit } from '../map/text.ts';
import { schedule } from './schedule.ts';
import type { Solver } from './solver.ts';

/** One map that is being looked at, with all its files, judged anew as they change. */
export interface OpenMap {
  /** The name of its own file. */
  readonly root: string;
  /** What is found in the newest texts; its recommendation may still be that of older ones. */
  analysis(): Analysis;
  /** The same with its own recommendation, once that has come. */
  settled(): Promise<Analysis>;
  /** Resolves when all its files are there and it has been judged. */
  ready(): Promise<void>;
  has(file: string): boolean;
  file(file: string): { readonly text: string; readonly lines: LineIndex } | undefined;
  set(file: string, text: string): void;
  edit(file: string, edits: readonly TextEdit[]): void;
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
   * Called once for a large map, with what is found in it before it is judged as a whole, which
   * waits until that has been told.
   */
  glimpsed(map: OpenMap, glimpse: Glimpse): Promise<void>;
  /** Called when the map has been judged, and again when its recommendation has come. */
  judged(map: OpenMap): void;
  /** Called when a better recommendation is being searched for: what the search tells of itself. */
  searching(map: OpenMap): Search;
  /** Called when it is known which files the map has. */
  resolved(map: OpenMap, files: readonly string[]): void;
}

/** Somebody who is told how the search for a recommendation goes on. */
export interface Search {
  /** A better one has been found. */
  better(solution: Solution): void;
  /** It has come to its end, or is not wanted any more. */
  end(): void;
}

/** Up to this many services the recommendation comes at once. */
const quick = 45;
/** Beyond, it comes when nothing has been typed for so many milliseconds. */
const pause = 80;

export function createOpenMap(root: string, text: string, host: OpenMapHost): OpenMap {
  const reader = createMapReader();
  let baseline: Baseline | undefined;
  /** What it knows is not worth telling until it has been read. */
  let waiting = true;
  /** How often it has been asked for: only the newest answer counts. */
  let reading = 0;
  const createOwnJudge = (): Judge =>
    createJudge({ ...host.options(), ...(baseline && { baseline }) });
  let judge: Judge = createOwnJudge();
  let known: Analysis | undefined;
  let includes = '[]';
  let resolving = false;
  let again = false;
  let search: AbortController | undefined;
  let closed = false;
  let glimpsed = false;
  const awaited: (() => void)[] = [];
  const unsettled: ((analysis: Analysis) => void)[] = [];
  let cancel: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  reader.set(root, text);

  const analysis = (): Analysis => {
    if (known) return known;
    const map = reader.read();
    const when = map.model.services.length <= quick ? 'now' : 'later';
    return (known = judge.judge(map, when));
  };
  const settled = (): Promise<Analysis> => {
    const newest = analysis();
    if (newest.settled || closed) return Promise.resolve(newest);
    return new Promise((tell) => {
      unsettled.push(tell);
      // Whoever waits for it waits no longer than it takes.
      if (!cancel && !search) improve();
    });
  };
  const stopSearch = (): void => {
    clearTimeout(timer);
    search?.abort();
    search = undefined;
  };
  const changed = (): void => {
    known = undefined;
    stopSearch();
    cancel?.();
    cancel = schedule(run);
  };
  const run = (): void => {
    cancel = undefined;
    if (closed) return;
    const read = reader.read();
    const wanted = JSON.stringify(read.includes.map(({ file, name }) => [file, name.text]));
    if (wanted !== includes) {
      includes = wanted;
      void resolve();
    }
    // What is missing until the other files are there is not worth telling.
    if (resolving || waiting) return;
    if (!glimpsed && !judge.answered() && read.model.services.length > quick) {
      glimpse(read);
      return;
    }
    const now = analysis();
    host.judged(map);
    for (const tell of awaited.splice(0)) tell();
    if (now.settled) tellSettled(now);
    else if (unsettled.length > 0) improve();
    else timer = setTimeout(improve, pause);
  };
  const glimpse = (read: ParsedMap): void => {
    glimpsed = true;
    let wanted = true;
    cancel = () => (wanted = false);
    const goOn = (): void => {
      if (wanted) cancel = schedule(run);
    };
    host.glimpsed(map, judge.glimpse(read)).then(goOn, goOn);
  };
  /** The recommendation of the newest text, worked out elsewhere. */
  const improve = (): void => {
    clearTimeout(timer);
    const { problem } = analysis();
    const own = (search = new AbortController());
    const { signal } = own;
    const told = host.searching(map);
    const take = (solution?: Solution, final = true): void => {
      known = judge.settle(solution, final);
      host.judged(map);
      if (!final) return;
      search = undefined;
      tellSettled(known);
    };
    signal.addEventListener('abort', told.end);
    const { timeLimit = 1000 } = host.options();
    const better = (solution: Solution): void => {
      told.better(solution);
      if (!signal.aborted) take(solution, false);
    };
    host.solver.solve(problem, { timeLimit, signal, better }).then(
      (solution) => {
        told.end();
        if (!signal.aborted) take(solution);
      },
      () => {
        told.end();
        if (!signal.aborted) take();
      },
    );
  };
  const tellSettled = (newest: Analysis): void => {
    for (const tell of unsettled.splice(0)) tell(newest);
  };
  const resolve = async (): Promise<void> => {
    if (resolving) {
      again = true;
      return;
    }
    resolving = true;
    do {
      again = false;
      await takeIn();
    } while (again && !closed);
    resolving = false;
    if (!closed) changed();
  };
  const takeIn = async (): Promise<void> => {
    const { files, outcomes } = await resolveIncludes(root, host.source());
    const texts = new Map([...files].map(([file, fresh]) => [canonical(file), fresh]));
    if (closed) return;
    for (const { uri } of reader.read().files)
      if (uri !== root && !texts.has(uri)) reader.remove(uri);
    for (const [name, fresh] of texts)
      if (reader.file(name)?.text !== fresh) reader.set(name, fresh);
    for (const [file, told] of outcomes) reader.resolve(canonical(file), told);
    host.resolved(map, [...texts.keys()]);
  };

  const readBaseline = async (): Promise<void> => {
    const asked = ++reading;
    const found = await findBaseline(root, host.baseline(), host.source()).catch(() => undefined);
    if (closed || asked !== reading) return;
    const same = sameBaseline(found, baseline);
    if (same && !waiting) return;
    waiting = false;
    baseline = found;
    if (!same) judge = createOwnJudge();
    changed();
  };

  const map: OpenMap = {
    root,
    analysis,
    settled,
    ready: () =>
      new Promise((tell) => {
        if (closed || !(cancel || resolving || waiting)) tell();
        else awaited.push(tell);
      }),
    has: (file) => reader.file(file) !== undefined,
    file: (file) => reader.file(file),
    set(file, fresh) {
      if (reader.file(file)?.text === fresh) return;
      reader.set(file, fresh);
      changed();
    },
    edit(file, edits) {
      reader.edit(file, edits);
      changed();
    },
    refresh() {
      if (includes !== '[]') void resolve();
    },
    reread() {
      void readBaseline();
    },
    restart() {
      judge = createOwnJudge();
      changed();
      void readBaseline();
    },
    close() {
      closed = true;
      for (const tell of awaited.splice(0)) tell();
      stopSearch();
      cancel?.();
      if (unsettled.length > 0) tellSettled(analysis());
    },
  };
  changed();
  void readBaseline();
  return map;
}

const sameBaseline = (a: Baseline | undefined, b: Baseline | undefined): boolean =>
  a?.uri === b?.uri &&
  a?.text === b?.text &&
  [...(a?.missing ?? [])].join() === [...(b?.missing ?? [])].join();
