import assert from 'node:assert/strict';
import { actionsAt } from '../../src/language/actions.ts';
import { analyseMap } from '../../src/language/analysis.ts';
import { completionsAt } from '../../src/language/completion.ts';
import { renameName } from '../../src/language/rename.ts';
import { addConstraint, setScalar, type Edits } from '../../src/map/edits.ts';
import { createMapReader, type ParsedMap } from '../../src/map/parse.ts';
import { applyEdits } from '../../src/map/text.ts';

/** A map of several files, the map’s own first. */
function mapOf(...texts: readonly string[]): ParsedMap {
  const reader = createMapReader();
  texts.forEach((text, index) => {
    reader.set(`file:///${index}`, text);
  });
  return reader.read();
}

function after(map: ParsedMap, edits: Edits): string[] {
  assert.ok(edits, 'refused');
  return map.files.map(({ text, range: { start: from, end: until } }) =>
    applyEdits(
      text,
      edits
        .filter(({ range }) => from <= range.start && range.end <= until)
        .map(({ range, text: inserted }) => ({
          range: { start: range.start - from, end: range.end - from },
          text: inserted,
        })),
    ),
  );
}

const own = `version: 1
include: [b.yaml]
teams: { web: {} }
services:
  cart: { owner: web, project: shop }
constraints:
  - { apart: [cart, pay] }
`;
const other = `version: 1
services:
  pay: { owner: web, project: shop, flags: [x, x] }
  cart: {}
constraints:
  - { apart: [cart, pay] }`;

describe('changes of a map of several files', () => {
  it('rename in all of them', () => {
    const map = mapOf(own, other);
    const analysis = analyseMap(map);
    const { edits } = renameName(analysis, map.text.indexOf('web'), 'shop');
    assert.deepEqual(after(map, edits), [
      own.replaceAll('web', 'shop'),
      other.replaceAll('web', 'shop'),
    ]);
  });

  it('go to the file that says it', () => {
    const map = mapOf(own, other);
    assert.deepEqual(after(map, setScalar(map, ['services', 'pay', 'project'], 'finance')), [
      own,
      other.replace('project: shop', 'project: finance'),
    ]);
    assert.deepEqual(after(map, setScalar(map, ['services', 'pay', 'cadence'], 'daily')), [
      own,
      other.replace('[x, x] }', '[x, x], cadence: daily }'),
    ]);
  });

  it('go to the map’s own file where no file says it yet', () => {
    const map = mapOf(own, other);
    assert.deepEqual(after(map, setScalar(map, ['rules', 'preset'], 'coupling')), [
      `${own}rules:\n  preset: coupling\n`,
      other,
    ]);
    assert.deepEqual(after(map, addConstraint(map, 'together', ['cart', 'pay'], 'so')), [
      `${own}  - together: [cart, pay]\n    because: so\n`,
      other,
    ]);
  });

  it('move a service of another file to its recommended project, and fix all files', () => {
    const map = mapOf(own, other);
    const analysis = analyseMap(map);
    const at = map.text.indexOf('pay: {');
    const actions = actionsAt(analysis, { start: at, end: at });
    assert.ok(!actions.some(({ files }) => files), 'only the map’s own file is split');
    const fixed = actions.find(({ kind }) => kind === 'source.fixAll.serviceMap');
    assert.deepEqual(after(map, fixed?.edits()), [own, other.replace('[x, x]', '[x]')]);
  });

  it('take out what two files declare', () => {
    const map = mapOf(own, other);
    const analysis = analyseMap(map);
    const finding = analysis.findings.find(
      ({ code, message }) => code === 'duplicate' && message.includes('cart'),
    );
    assert.ok(finding);
    const action = actionsAt(analysis, finding.range).find(
      ({ title }) => title === 'Remove the second one',
    );
    assert.ok(action);
    assert.deepEqual(after(map, action.edits()), [own, other.replace('  cart: {}\n', '')]);
  });
});

describe('completion in a map of several files', () => {
  const part = `version: 1
services:
  pay:
    owner: web
    databases: [db]
    releasesWith:
      - cart
      - |
    |
  refunds: {}
`;
  const [before = '', item = '', rest = ''] = part.split('|');
  const text = before + item + rest;
  const map = mapOf(`${own}services:\n  refunds: {}\n`, text);
  const at = (offset: number) => {
    const labels = completionsAt(
      analyseMap(map),
      (map.files[1]?.range.start ?? 0) + offset,
    ).items.map(({ label }) => label);
    return new Set(labels);
  };

  it('offers no key that the entry in this file has already', () => {
    const keys = at(before.length + item.length);
    assert.ok(keys.has('project') && keys.has('flags'));
    for (const present of ['owner', 'databases', 'releasesWith'])
      assert.ok(!keys.has(present), present);
  });

  it('offers no name that the list in this file has already', () => {
    assert.deepEqual(at(before.length), new Set(['refunds']));
  });

  it('offers a section that only another file has', () => {
    const root = at(text.length);
    assert.ok(root.has('constraints') && root.has('teams'));
    assert.ok(!root.has('services'));
  });
});

describe('an included file without a version', () => {
  for (const [text, mended] of [
    ['', 'version: 1\n'],
    ['# only a comment\r\n', 'version: 1\r\n# only a comment\r\n'],
    ['\ufeff# more\nteams: {}\n', '\ufeff# more\nversion: 1\nteams: {}\n'],
    ['{ "teams": {} }', '{ "version": 1, "teams": {} }'],
    ['{}', '{ "version": 1 }'],
    ['{ teams: {} }', '{ version: 1, teams: {} }'],
  ] as const)
    it(`is told in its place, and gets one: ${JSON.stringify(text)}`, () => {
      const map = mapOf(own, 'version: 1\n', text);
      const analysis = analyseMap(map);
      const found = analysis.findings.filter(({ code }) => code === 'missing-key');
      const [finding] = found;
      assert.ok(finding && found.length === 1);
      const { range } = map.files[2] as (typeof map.files)[number];
      assert.ok(range.start <= finding.range.start && finding.range.end <= range.end);
      const action = actionsAt(analysis, finding.range).find(
        ({ title }) => title === 'Add version: 1',
      );
      assert.deepEqual(after(map, action?.edits()), [own, 'version: 1\n', mended]);
    });
});
