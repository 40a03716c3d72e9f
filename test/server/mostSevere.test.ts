import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { mostSevere } from '../../src/server/diagnostics.ts';

describe('the most findings of a file', () => {
  const { findings } = analyse(`version: 1
teams: { idle: {} }
services:
  a: { project: p, databases: [db] }
  b: { project: q, databases: [db], odd: 1 }
  c: { owner: nobody }
`);

  it('are all of them where there are no more', () => {
    assert.ok(findings.length > 3);
    assert.equal(mostSevere(findings, findings.length), findings);
  });

  it('are the most severe, in the order of the text', () => {
    const errors = findings.filter(({ severity }) => severity === 'error');
    assert.ok(errors.length > 0 && errors.length < findings.length);
    assert.deepEqual(mostSevere(findings, errors.length), errors);
    const kept = mostSevere(findings, errors.length + 1);
    assert.deepEqual(
      kept,
      findings.filter((finding) => kept.includes(finding)),
    );
  });

  it('are none where a setting says so', () => {
    assert.deepEqual(mostSevere(findings, 0), []);
    assert.deepEqual(mostSevere(findings, -1), []);
  });
});
