import assert from 'node:assert/strict';
import { actionsAt, type Action } from '../../src/language/actions.ts';
import { analyseMap, type Analysis } from '../../src/language/analysis.ts';
import { hoverAt } from '../../src/language/hover.ts';
import { readMap } from '../../src/language/includes.ts';
import { applyEdits } from '../../src/map/text.ts';
import { filesOf, folder } from '../support/files.ts';

const analysed = async (
  files: Readonly<Record<string, string>>,
  root = 'service-map.yaml',
): Promise<Analysis> => analyseMap(await readMap(`${folder}/${root}`, filesOf(files)));

const including = (...paths: readonly string[]): string =>
  `version: 1\ninclude: [${paths.join(', ')}]\nservices: { a: {} }\n`;
const part = 'version: 1\nservices: { b: {} }\n';

/** The quick fixes for the first finding of that rule that stand there for it alone. */
function fixesOf(analysis: Analysis, code: string): { message: string; fixes: readonly Action[] } {
  const finding = analysis.findings.find((each) => each.code === code);
  assert.ok(finding, code);
  const all = actionsAt(analysis, finding.range, (kind) => kind === 'quickfix');
  return { message: finding.message, fixes: all.filter((each) => each.finding === finding) };
}

const titles = (fixes: readonly Action[]): string[] => fixes.map(({ title }) => title);

describe('fixes of includes', () => {
  it('the name of a file with a slip in it, or that lies in another folder', async () => {
    for (const [written, meant] of [
      ['parts/crt.service-map.yaml', 'parts/cart.service-map.yaml'],
      ['parts/cart.service-map.yml', 'parts/cart.service-map.yaml'],
      ['cart.service-map.yaml', 'parts/cart.service-map.yaml'],
    ] as const) {
      const text = including(written);
      const analysis = await analysed({ 'service-map.yaml': text, [meant]: part });
      const { message, fixes } = fixesOf(analysis, 'include-not-found');
      assert.ok(message.includes(`Did you mean "${meant}"?`), message);
      assert.deepEqual(titles(fixes), [
        `Change to ${meant}`,
        'Remove the entry',
        `Create ${written}`,
      ]);
      const edits = fixes[0]?.edits();
      assert.ok(edits);
      assert.equal(applyEdits(text, edits), including(meant));
    }
  });

  it('no name where several are as near', async () => {
    const analysis = await analysed({
      'service-map.yaml': including('parts/cart3.service-map.yaml'),
      'parts/cart1.service-map.yaml': part,
      'parts/cart2.service-map.yaml': part,
    });
    const { fixes } = fixesOf(analysis, 'include-not-found');
    assert.deepEqual(titles(fixes), ['Remove the entry', 'Create parts/cart3.service-map.yaml']);
  });

  it('a new file, counted from the folder of the map, also for an entry of a part', async () => {
    const analysis = await analysed({
      'service-map.yaml': including('parts/b.yaml'),
      'parts/b.yaml': including('new one.yaml'),
    });
    const create = fixesOf(analysis, 'include-not-found').fixes.at(-1);
    assert.equal(create?.title, 'Create parts/new one.yaml');
    assert.deepEqual(create.edits(), []);
    assert.deepEqual(create.files?.(), [
      { path: 'parts/new one.yaml', text: 'version: 1\nservices: {}\n' },
    ]);
  });

  it('no new file for a pattern, or outside the folder of the map', async () => {
    for (const [root, path] of [
      ['service-map.yaml', 'parts/*.yaml'],
      ['a/service-map.yaml', '../b.yaml'],
      ['service-map.yaml', '../b.yaml'],
    ] as const) {
      const analysis = await analysed({ [root]: including(`"${path}"`) }, root);
      assert.deepEqual(titles(fixesOf(analysis, 'include-not-found').fixes), ['Remove the entry']);
    }
  });

  it('an entry that closes a circle is taken out; files are named from the folder of the map', async () => {
    const analysis = await analysed({
      'service-map.yaml': including('parts/b.yaml'),
      'parts/b.yaml': including('../service-map.yaml'),
    });
    const { message, fixes } = fixesOf(analysis, 'include-cycle');
    assert.match(message, /closes a circle: service-map\.yaml is already/);
    assert.deepEqual(titles(fixes), ['Remove the entry']);
    const hover = (of: string) => hoverAt(analysis, analysis.map.text.indexOf(of))?.markdown ?? '';
    assert.match(hover('parts/b.yaml'), /\n- parts\/b\\.yaml$/);
    assert.match(hover('../service-map'), /It includes service\\-map\\.yaml,/);
  });
});
