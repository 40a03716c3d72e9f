import type { Connection } from 'vscode-languageserver';
import { canonical } from '../language/paths.ts';
import type { AnalyseOptions } from '../language/analysis.ts';
import type { Nearby } from '../language/completion/paths.ts';
import type { ParsedMap } from '../map/parse.ts';
import { createLineIndex } from '../map/text.ts';
import { createClosedMaps } from './closedMaps.ts';
import { change, type OpenDocument } from './openDocument.ts';
import { createOpenMap, type OpenMap } from './openMap.ts';
import type { Search } from './search.ts';
import type { Solver } from './solver.ts';
import { createPending } from './pending.ts';
import { viewOf, type FileFacts, type View } from './view.ts';
import { createViews, type Views } from './views.ts';
import { createWorkspace, type WorkspaceHost } from './workspace.ts';

export type { View } from './view.ts';

export interface Documents extends Views {
  /** The map that a file belongs to, once the workspace has been looked through. */
  located(file: string): Promise<OpenMap | undefined>;
  /** Whether a file is called like a baseline, and so is no map. */
  isBaseline(file: string): boolean;
  /** All maps of the workspace as they are read, open or not. */
  read(): Promise<readonly ParsedMap[]>;
  /** The maps that open documents belong to, and those of the workspace once they are watched. */
  maps(): readonly OpenMap[];
  /** What paths in a document may lead to, once the workspace has been looked through. */
  nearby(uri: string): Promise<Nearby>;
  /** How the client calls a file of a map, and its version if it is open. */
  facts(file: string): FileFacts;
  /** Judges everything anew, under other options. */
  restart(): void;
  /** Takes in that files outside the editor have changed, come or gone. */
  changedOutside(uris: readonly string[], comeOrGone: boolean): void;
  /** Looks through the workspace for maps. */
  discover(): Promise<void>;
  /** Looks again, and opens and closes what is to be judged without being open. */
  rediscover(): void;
  /** The maps of the workspace, as the client calls them. */
  roots(): Promise<readonly string[]>;
  /** Opens the maps of the workspace, whether or not one of their files is; resolves when all are judged. */
  openAll(): Promise<readonly OpenMap[]>;
}

export interface DocumentsHost extends WorkspaceHost {
  readonly connection: Connection;
  readonly solver: Solver;
  options(): AnalyseOptions;
  /** Where the baseline of a map is, from its folder on. */
  baseline(): string;
  /** A better recommendation is being searched for. */
  searching(map: OpenMap): Search;
  /** A map has been judged: `views` are those of its open documents. Resolves when that is told. */
  judged(map: OpenMap, views: readonly View[]): Promise<void>;
  /** Something went wrong that should not, and has been got over. */
  failed(error: unknown): void;
  /** A document has come to a map that has been judged before. */
  joined(map: OpenMap): void;
  /** No document of the map is open any more. */
  closed(map: OpenMap): void;
}

/** More maps than these are not judged while none of their files is open. */
const mostWatched = 50;

/** Follows the open documents and the maps that they belong to. */
export function createDocuments(host: DocumentsHost): Documents {
  const { connection } = host;
  const documents = new Map<string, OpenDocument>();
  const maps = new Map<string, OpenMap>();
  const workspace = createWorkspace(host, (file) => documents.get(file)?.source.text);
  const { membership } = workspace;
  /** Maps that stay open without any of their documents; none until somebody asks for all. */
  let watched: ReadonlySet<string> | undefined;
  /** What is still being found out about which document belongs to which map. */
  const placing = createPending();
  const closedMaps = createClosedMaps();

  const facts = (file: string): FileFacts => {
    const open = documents.get(file);
    return { uri: open?.uri ?? workspace.uriOf(file), version: open?.version };
  };
  const viewsOf = (map: OpenMap): View[] => {
    const analysis = map.analysis();
    return [...documents].flatMap(([file, { root }]) =>
      root === map.root ? (viewOf(analysis, file, facts) ?? []) : [],
    );
  };

  const openMap = (root: string, text: string): OpenMap => {
    const map = createOpenMap(root, text, {
      solver: host.solver,
      options: host.options,
      baseline: host.baseline,
      source: () => workspace.sourceFor(root),
      searching: host.searching,
      failed: host.failed,
      judged: (judged) => host.judged(judged, viewsOf(judged)),
      resolved({ root: own }, files) {
        for (const [file, open] of documents) {
          // A part that was open as a map of its own belongs to this one now …
          if (open.root === file && file !== own && files.includes(file)) move(file, own);
          // … and is one again when it is not included any more.
          if (open.root === own && file !== own && !files.includes(file)) {
            if (!maps.has(file)) openMap(file, open.source.text);
            move(file, file);
          }
        }
        // What is included is no map of its own, and is one again when it is not any more.
        if (membership().roots.includes(own) && membership().partsOf(own).join() !== files.join())
          rediscover();
      },
    });
    maps.set(root, map);
    return map;
  };
  const closeUnused = (root: string): void => {
    const map = maps.get(root);
    if (!map || [...documents.values()].some((open) => open.root === root)) return;
    if (watched?.has(root)) return;
    map.close();
    maps.delete(root);
    host.closed(map);
  };
  const move = (file: string, root: string): void => {
    const open = documents.get(file);
    if (!open || open.root === root) return;
    const before = open.root;
    open.root = root;
    closeUnused(before);
    welcome(root);
  };
  /** A map that was judged before has nothing to tell by itself when a document is opened. */
  const welcome = (root: string): void => {
    const map = maps.get(root);
    if (map?.upToDate() === true) host.joined(map);
  };
  /** Puts a document into the map that it belongs to, which may have to be read first. */
  const place = async (file: string): Promise<void> => {
    const root = membership().rootOf(file);
    const open = documents.get(file);
    if (!open || open.root === '' || open.root === root || root === file) return;
    if (!maps.has(root)) {
      const text = await workspace.read(root);
      if (text === undefined || documents.get(file) !== open) return;
      if (!maps.has(root)) openMap(root, text);
    }
    // Which files it has is known once it has been judged.
    await maps.get(root)?.ready();
    if (maps.get(root)?.has(file) === true) move(file, root);
  };

  const isBaseline = (file: string): boolean => {
    const name = host.baseline().split(/[/\\]/).at(-1) ?? '';
    return name !== '' && file.endsWith(`/${name}`);
  };
  const rereadBaselines = (): void => {
    for (const map of maps.values()) map.reread();
  };

  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    const file = canonical(uri);
    if (isBaseline(file)) {
      const source = { text, lines: createLineIndex(text) };
      documents.set(file, { uri, version, root: '', source });
      rereadBaselines();
      return;
    }
    const holding = [...maps.values()].filter((map) => map.has(file));
    const { root = file } =
      holding.find((map) => map.root === membership().rootOf(file)) ?? holding[0] ?? {};
    documents.set(file, { uri, version, root, source: { text, lines: createLineIndex(text) } });
    for (const map of holding) map.set(file, text);
    if (maps.has(root)) welcome(root);
    else openMap(root, text);
    void placing.follow(place(file));
  });
  connection.onDidChangeTextDocument((params) => {
    const file = canonical(params.textDocument.uri);
    const open = documents.get(file);
    if (!open) return;
    const edits = change(open, params);
    if (open.root === '') rereadBaselines();
    for (const map of maps.values()) if (map.has(file)) map.edit(file, edits, open.source);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const file = canonical(uri);
    const open = documents.get(file);
    if (!open) return;
    documents.delete(file);
    if (open.root === '') rereadBaselines();
    closeUnused(open.root);
    void reread(file);
  });

  /** What is on disk counts again for a file that is not open. */
  const reread = async (file: string): Promise<void> => {
    const holding = [...maps.values()].filter((map) => map.has(file));
    if (holding.length === 0 || documents.has(file)) return;
    const text = await workspace.read(file);
    // Meanwhile a document of it may have come, or its map may have let go of it.
    if (!documents.has(file))
      for (const map of holding) if (map.has(file)) map.set(file, text ?? '');
  };
  const lookThrough = async (): Promise<void> => {
    await workspace.look();
    for (const file of documents.keys()) await place(file);
  };
  const discover = (): Promise<void> => placing.follow(lookThrough());
  const rediscover = (): void => {
    void (watched ? openAll() : discover());
  };

  const openAll = async (): Promise<readonly OpenMap[]> => {
    // Told at once, so that whoever looks again meanwhile opens what they find, too.
    watched ??= new Set();
    await discover();
    const before = watched;
    watched = new Set(membership().roots.slice(0, mostWatched));
    for (const root of watched) {
      if (maps.has(root)) continue;
      const text = await workspace.read(root);
      // Meanwhile the workspace may have been looked through again.
      if (text !== undefined && watched.has(root) && !maps.has(root)) openMap(root, text);
    }
    for (const root of before) closeUnused(root);
    const all = [...maps.values()];
    await Promise.all(all.map((map) => map.ready()));
    return all;
  };

  const mapOf = (file: string): OpenMap | undefined => maps.get(documents.get(file)?.root ?? '');
  const read = async (): Promise<readonly ParsedMap[]> => {
    await placing.over();
    const roots = new Set(membership().roots.slice(0, mostWatched));
    closedMaps.keep(roots);
    const closed: ParsedMap[] = [];
    for (const root of roots) {
      if (maps.has(root)) continue;
      const text = await workspace.read(root);
      if (text === undefined) continue;
      const map = await closedMaps.read(root, text, workspace.sourceFor(root));
      if (!maps.has(root)) closed.push(map);
    }
    return [...[...maps.values()].map((map) => map.analysis().map), ...closed];
  };
  return {
    ...createViews({
      mapOf,
      facts,
      versionsOf: ({ root }) =>
        [...documents.values()].flatMap((open) => (open.root === root ? open.version : [])),
    }),
    async located(file) {
      await placing.over();
      return maps.get(documents.get(file)?.root ?? membership().rootOf(file));
    },
    isBaseline,
    read,
    maps: () => [...maps.values()],
    async nearby(uri) {
      const { folders, list } = workspace.sourceFor(canonical(uri));
      return { uri, folders, files: await list() };
    },
    facts,
    restart() {
      for (const map of maps.values()) map.restart();
    },
    changedOutside(uris, comeOrGone) {
      const files = uris.map(canonical);
      for (const file of files) void reread(file);
      if (comeOrGone || files.some(isBaseline)) rereadBaselines();
      if (!comeOrGone) return;
      void (watched ? openAll() : discover()).then(() => {
        for (const map of maps.values()) map.refresh();
      });
    },
    discover,
    rediscover,
    roots: workspace.roots,
    openAll,
  };
}
