import assert from 'node:assert/strict';
import { brokenIn, totalsOf } from '../../src/graph/exports/subject.ts';
import { totals } from '../../src/webview/words.ts';
import { modelOf } from '../support/page.ts';

/** Two services that are required together and have something against it. */
const model = (projects: readonly [string, string], together: boolean) =>
  modelOf(
    [
      'version: 1',
      'teams: { us: {}, them: {} }',
      'services:',
      `  a: { project: ${projects[0]}, owner: us, databases: [d] }`,
      `  b: { project: ${projects[1]}, owner: them }`,
      'constraints:',
      `  - { ${together ? 'together' : 'apart'}: [a, b], because: agreed }`,
      '',
    ].join('\n'),
  );

describe('how good two groupings are', () => {
  it('is told by what is required before any points', () => {
    const broken = model(['x', 'y'], true);
    assert.equal(brokenIn(broken, 'current'), 1);
    assert.equal(brokenIn(broken, 'recommended'), 0);
    assert.match(totals(broken), /^keeps 1 requirement more, \d+ points? overruled, proven best$/);
    assert.match(
      totalsOf({ model: broken }),
      /^Today breaks 1 requirement and overrules \d+ points, recommended breaks no requirements and overrules \d+ \(proven best\)$/,
    );
  });

  it('counts what is to be apart and is together', () => {
    const broken = model(['x', 'x'], false);
    assert.equal(brokenIn(broken, 'current'), 1);
    assert.equal(brokenIn(broken, 'recommended'), 0);
  });

  it('is told by points where both keep what is required', () => {
    const kept = model(['x', 'x'], true);
    assert.equal(brokenIn(kept, 'current'), 0);
    assert.match(totalsOf({ model: kept }), /^Today overrules \d+ points, recommended \d+ /);
    assert.doesNotMatch(totals(kept), /requirement/);
  });
});
