import assert from 'node:assert/strict';
import { countCrashes } from '../../src/extension/crashes.ts';

describe('a server that crashes', () => {
  const at = (...times: number[]) => {
    let time = 0;
    const crashes = countCrashes(() => time);
    return times.map((next) => {
      time = next;
      return crashes.happened();
    });
  };

  it('is restarted, and the user told once', () => {
    assert.deepEqual(at(0, 1, 2), ['tell', 'restart', 'restart']);
  });

  it('is left alone after four restarts in three minutes', () => {
    assert.deepEqual(at(0, 1, 2, 3, 4).at(-1), 'give up');
  });

  it('may crash now and then', () => {
    const minute = 60_000;
    const rare = Array.from({ length: 50 }, (_, index) => index * minute);
    assert.ok(!at(...rare).includes('give up'));
  });

  it('starts afresh once the user has restarted it', () => {
    const crashes = countCrashes(() => 0);
    for (let index = 0; index < 5; index++) crashes.happened();
    crashes.reset();
    assert.equal(crashes.happened(), 'restart');
  });
});
