import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addConstraint,
  addEntry,
  addListItem,
  appendComment,
  removeKey,
  removeListItem,
  renameAt,
  setScalar,
  type Edits,
} from '../../src/map/edits.ts';
import { parseMap, type ParsedMap } from '../../src/map/parse.ts';
import { applyEdits } from '../../src/map/text.ts';
import { meaningOf, meaningOfTree } from './support/model.ts';
import { names, randomTree, some } from './support/tree.ts';
import { writeMap, type Choose, type Tree, type TreeMap } from './support/writer.ts';

/** A change as it is made to a text, and the same change made on plain data. */
interface Act {
  readonly title: string;
  edit(map: ParsedMap): Edits;
  change(tree: TreeMap): TreeMap;
  /** It takes something out, with the comments on the same lines. */
  readonly removes?: true;
}

const at = (tree: Tree | undefined, path: readonly string[]): Tree | undefined =>
  path.reduce<Tree | undefined>(
    (node, key) => (node instanceof Map ? (node as TreeMap).get(key) : undefined),
    tree,
  );

function put(tree: TreeMap, path: readonly string[], value: Tree): TreeMap {
  const [key = '', ...rest] = path;
  const below = tree.get(key);
  const inside = below instanceof Map ? (below as TreeMap) : new Map<string, Tree>();
  return new Map([...tree, [key, rest.length === 0 ? value : put(inside, rest, value)]]);
}

function drop(tree: TreeMap, path: readonly string[]): TreeMap {
  const [key = '', ...rest] = path;
  if (rest.length === 0) return new Map([...tree].filter(([name]) => name !== key));
  return put(tree, [key], drop(tree.get(key) as TreeMap, rest));
}

const listAt = (tree: TreeMap, path: readonly string[]): readonly Tree[] => {
  const list = at(tree, path);
  return Array.isArray(list) ? (list as readonly Tree[]) : [];
};

function allPaths(tree: Tree, path: readonly string[] = []): (readonly string[])[] {
  if (!(tree instanceof Map)) return [];
  return [...(tree as TreeMap)].flatMap(([key, value]) => [
    [...path, key],
    ...allPaths(value, [...path, key]),
  ]);
}

/** Every kind of edit in turn, on what the tree has or lacks. */
function randomAct(tree: TreeMap, choose: Choose): Act {
  const word = some(choose, names);
  const service = some(choose, names);
  switch (choose(9)) {
    case 0: {
      const path = ['services', service, some(choose, ['owner', 'project', 'description'])];
      return {
        title: `set ${path.join('/')} to ${word}`,
        edit: (map) => setScalar(map, path, word),
        change: (before) => put(before, path, word),
      };
    }
    case 1: {
      const [path, value] = some<[string[], Tree]>(choose, [
        [['services', service, 'approvals'], choose(20)],
        [['rules', 'shared-database'], choose(20)],
        [['rules', 'release-cadence'], 'off'],
        [['organisation', 'name'], word],
        [['version'], 1],
      ]);
      return {
        title: `set ${path.join('/')} to ${value as number}`,
        edit: (map) => setScalar(map, path, String(value as number)),
        change: (before) => put(before, path, value),
      };
    }
    case 2: {
      const path = ['services', service, some(choose, ['flags', 'releasesWith', 'databases'])];
      if (at(tree, path) instanceof Map) return randomAct(tree, choose);
      return {
        title: `add ${word} to ${path.join('/')}`,
        edit: (map) => addListItem(map, path, word),
        change: (before) => put(before, path, [...new Set([...listAt(before, path), word])]),
      };
    }
    case 3: {
      const lists = allPaths(tree).filter((path) => listAt(tree, path).length > 0);
      const path = lists[0] && some(choose, lists);
      const item = path && some(choose, listAt(tree, path));
      if (!path || typeof item !== 'string') return randomAct(tree, choose);
      return {
        title: `remove ${item} from ${path.join('/')}`,
        edit: (map) => removeListItem(map, path, item),
        change: (before) =>
          put(
            before,
            path,
            listAt(before, path).filter((each) => each !== item),
          ),
        removes: true,
      };
    }
    case 4: {
      const section = some(choose, ['teams', 'projects', 'services', 'databases']);
      if (at(tree, [section, word]) !== undefined) return randomAct(tree, choose);
      return {
        title: `declare ${word} in ${section}`,
        edit: (map) => addEntry(map, section, word),
        change: (before) => put(before, [section, word], new Map()),
      };
    }
    case 5: {
      const kind = some(choose, ['together', 'apart'] as const);
      const added = new Map<string, Tree>([
        [kind, [service, 'cart and more']],
        ['because', word],
      ]);
      return {
        title: `constraint ${kind}`,
        edit: (map) => addConstraint(map, kind, [service, 'cart and more'], word),
        change: (before) =>
          put(before, ['constraints'], [...listAt(before, ['constraints']), added]),
      };
    }
    case 6: {
      if (tree.size === 0) return randomAct(tree, choose);
      const path = some(choose, allPaths(tree));
      return {
        title: `remove ${path.join('/')}`,
        edit: (map) => removeKey(map, path),
        change: (before) => drop(before, path),
        removes: true,
      };
    }
    case 7: {
      const fresh = `${word} anew ${choose(99_999)}`;
      return {
        title: `rename team ${service} to ${fresh}`,
        edit: (map) => {
          const uses = map.occurrences.filter(
            ({ kind, name }) => kind === 'team' && name.text === service,
          );
          return uses.length === 0 ? [] : renameAt(map, uses, fresh);
        },
        change: (before) => renameTeam(before, service, fresh),
      };
    }
    default:
      return {
        title: 'comment',
        edit: (map) => {
          const use = map.occurrences.at(-1);
          const json = /^\s*\{/.test(map.text);
          return use && !json ? appendComment(map, use.name.range.start, 'service-map-ignore') : [];
        },
        change: (before) => before,
      };
  }
}

function renameTeam(tree: TreeMap, old: string, fresh: string): TreeMap {
  const swap = (name: Tree): Tree => (name === old ? fresh : name);
  return new Map(
    [...tree].map(([section, value]): [string, Tree] => {
      if (!(value instanceof Map)) return [section, value];
      const entries = [...(value as TreeMap)].map(([name, entry]): [string, Tree] => {
        const known = section === 'teams' ? swap(name) : name;
        if (!(entry instanceof Map)) return [known as string, entry];
        const settings = [...(entry as TreeMap)].map(([key, setting]): [string, Tree] => {
          if (section === 'services' && key === 'owner') return [key, swap(setting)];
          return key === 'access' ? [key, (setting as Tree[]).map(swap)] : [key, setting];
        });
        return [known as string, new Map(settings)];
      });
      return [section, new Map(entries)];
    }),
  );
}

const commentsOf = (text: string): string[] => text.match(/# (?:own|tail) \d+\./g) ?? [];

/** Makes one change on a text and holds the result against the same change on plain data. */
function act(text: string, tree: TreeMap, { title, edit, change, removes }: Act) {
  const map = parseMap(text);
  const edits = edit(map);
  const about = () => `${title}\n--- before\n${text}`;
  assert.ok(edits, `refused: ${about()}`);
  const after = applyEdits(text, edits);
  const changed = change(tree);
  const told = () => `${about()}\n--- after\n${after}`;
  assert.deepEqual(meaningOf(parseMap(after).model), meaningOfTree(changed), told());
  const gone = edits.map(({ range }) => text.slice(range.start, range.end));
  const lost = removes ? new Set(commentsOf(gone.join('\n'))) : new Set();
  const left = commentsOf(text).filter((each) => !lost.has(each));
  assert.deepEqual(commentsOf(after), left, told());
  if (!removes) assert.doesNotMatch(gone.join(''), /\n/, told());
  assert.equal(after.startsWith('\ufeff'), text.startsWith('\ufeff'), told());
  if (/\r\n/.test(text)) assert.doesNotMatch(after, /[^\r]\n/, told());
  else assert.doesNotMatch(after, /\r/, told());
  assert.doesNotMatch(trailingBlanks(after, text), /./, told());
  if (isJson(text)) assert.ok(isJson(after), told());
  return { text: after, tree: changed };
}

/** Lines with blanks at their end that the text before did not have. */
function trailingBlanks(after: string, before: string): string {
  const blanks = (text: string) => text.match(/[^ \t\r\n][ \t]+(?=\r?\n|$)/g)?.length ?? 0;
  return blanks(after) > blanks(before) ? 'new blanks at the end of a line' : '';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('edits of random maps in random styles', () => {
  it('say what they are meant to say, keep every comment, and are never refused', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(99_999)), (luck) => {
        const choose: Choose = (below) => (luck.next().value as number) % below;
        let tree = randomTree(choose);
        let text = writeMap(tree, choose);
        const { model, problems } = parseMap(text);
        assert.deepEqual(meaningOf(model), meaningOfTree(tree), text);
        assert.ok(!problems.some(({ code }) => code === 'syntax'), text);
        for (let i = 0; i < 3; i++) ({ text, tree } = act(text, tree, randomAct(tree, choose)));
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 400) },
    );
  });
});
