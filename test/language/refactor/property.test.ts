import assert from 'node:assert/strict';
import fc from 'fast-check';
import { actionsAt, type Action } from '../../../src/language/actions.ts';
import { analyse, type Analysis } from '../../../src/language/analysis.ts';
import { joinFiles } from '../../../src/map/edits.ts';
import { createMapReader, parseMap } from '../../../src/map/parse.ts';
import { applyEdits } from '../../../src/map/text.ts';
import { meaningOf, meaningOfTree } from '../../map/support/model.ts';
import { randomTree } from '../../map/support/tree.ts';
import { writeMap, type Choose, type Tree, type TreeMap } from '../../map/support/writer.ts';

type Change = (tree: TreeMap) => TreeMap;

const isMap = (tree: Tree | undefined): tree is TreeMap => tree instanceof Map;
const below = (tree: TreeMap, key: string): TreeMap => {
  const found = tree.get(key);
  return isMap(found) ? found : new Map<string, Tree>();
};
const put = (tree: TreeMap, key: string, value: Tree): TreeMap => new Map([...tree, [key, value]]);
const drop = (tree: TreeMap, key: string): TreeMap =>
  new Map([...tree].filter(([name]) => name !== key));

/** Every service of the tree, changed. */
const services = (tree: TreeMap, change: (service: TreeMap, name: string) => TreeMap): TreeMap =>
  put(
    tree,
    'services',
    new Map(
      [...below(tree, 'services')].map(([name, service]) => [
        name,
        change(isMap(service) ? service : new Map<string, Tree>(), name),
      ]),
    ),
  );

const projectIn = (tree: TreeMap, name: string): TreeMap =>
  tree.has('projects') && !below(tree, 'projects').has(name)
    ? put(tree, 'projects', put(below(tree, 'projects'), name, new Map()))
    : tree;

/** The same change on plain data; undefined for actions that other tests are about. */
function intended({ title }: Action, { findings }: Analysis): Change | undefined {
  const found = (pattern: RegExp) => pattern.exec(title)?.slice(1) ?? undefined;
  if (/^(?:Sort|Write|Split|Move section|Move .* to services\/)/s.test(title))
    return (tree) => tree;
  const move = found(/^Move (.*) to project (.*?)(?: \(recommended\))?$/s);
  if (move) {
    const [service = '', target = ''] = move;
    return (tree) =>
      projectIn(
        services(tree, (each, name) => (name === service ? put(each, 'project', target) : each)),
        target,
      );
  }
  const merge = found(/^Merge project (.*) into (.*)$/s);
  if (merge) return merging(merge[0] ?? '', merge[1] ?? '');
  if (title.startsWith('Remove ') && title.includes('unused declaration')) {
    const unused = findings.filter(({ code }) => code === 'unused-declaration');
    return (tree) =>
      unused.reduce((result, { data }) => {
        const section = `${data?.['kind'] ?? ''}s`;
        const left = drop(below(result, section), data?.['name'] ?? '');
        return left.size === 0 ? drop(result, section) : put(result, section, left);
      }, tree);
  }
  return undefined;
}

function merging(from: string, into: string): Change {
  return (before) => {
    const tree = services(before, (each) =>
      each.get('project') === from ? put(each, 'project', into) : each,
    );
    const projects = below(tree, 'projects');
    const old = projects.get(from);
    if (old === undefined) return tree;
    const access = [projects.get(into), old].flatMap((project) => {
      const list = isMap(project) ? project.get('access') : undefined;
      return Array.isArray(list) ? (list as Tree[]) : [];
    });
    const kept = below(projects, projects.has(into) ? into : from);
    const joined = access.length > 0 ? put(kept, 'access', [...new Set(access)]) : kept;
    return put(tree, 'projects', put(drop(projects, from), into, joined));
  };
}

const commentsOf = (text: string): string[] => (text.match(/# (?:own|tail) \d+\./g) ?? []).sort();

/** Files as a map reads them, the map’s own first. */
function reading(texts: readonly string[]) {
  const reader = createMapReader();
  texts.forEach((text, index) => {
    reader.set(String(index), text);
  });
  return reader.read();
}

describe('refactorings of random maps in random styles', () => {
  it('say what they are meant to say, and keep every comment, or are refused', function () {
    this.timeout(120_000);
    let made = 0;
    let refused = 0;
    /** What has been split says the same, and has all comments, when it is joined again. */
    const joinAgain = (texts: readonly string[], tree: TreeMap): void => {
      const [own = '', ...others] = texts;
      const edits = joinFiles(reading(texts));
      if (!edits) {
        refused++;
        return;
      }
      made++;
      const joined = applyEdits(own, edits);
      const about = `Join\n--- before\n${texts.join('\n---\n')}\n--- after\n${joined}`;
      assert.deepEqual(meaningOf(parseMap(joined).model), meaningOfTree(tree), about);
      assert.deepEqual(commentsOf(joined), commentsOf([own, ...others].join('\n')), about);
    };
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(99_999)), (luck) => {
        const choose: Choose = (bound) => (luck.next().value as number) % bound;
        const tree = randomTree(choose);
        const text = writeMap(tree, choose);
        const analysis = analyse(text);
        const at = choose(text.length + 1);
        const actions = actionsAt(analysis, { start: at, end: at }, (kind) => kind !== 'quickfix');
        for (const action of actions) {
          const change = intended(action, analysis);
          const edits = change && action.edits();
          if (change && !edits) refused++;
          if (!change || !edits) continue;
          made++;
          const files = action.files?.().map((file) => file.text) ?? [];
          const texts = [applyEdits(text, edits), ...files];
          const after = reading(texts);
          const about = `${action.title}\n--- before\n${text}\n--- after\n${texts.join('\n---\n')}`;
          assert.ok(!after.problems.some(({ code }) => code === 'syntax'), about);
          assert.deepEqual(meaningOf(after.model), meaningOfTree(change(tree)), about);
          if (!/^(?:Remove|Merge)/.test(action.title))
            assert.deepEqual(commentsOf(texts.join('\n')), commentsOf(text), about);
          if (files.length > 0) joinAgain(texts, tree);
        }
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 400) },
    );
    assert.ok(refused * 5 < made, `${refused} refused, ${made} made`);
  });
});
