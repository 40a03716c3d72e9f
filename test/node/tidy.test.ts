import assert from 'node:assert/strict';
import { collectGarbage, tidyAtRest } from '../../src/node/tidy.ts';

describe('a process at rest', () => {
  it('gives back what nobody holds any more', async () => {
    const { before, after } = await new Promise<Record<'before' | 'after', number>>((resolve) => {
      const stop = tidyAtRest({ every: 100, large: 0 }, () => {
        stop();
        const before = process.memoryUsage().heapUsed;
        collectGarbage();
        resolve({ before, after: process.memoryUsage().heapUsed });
      });
    });
    assert.ok(after < before);
  });
  it('collects once more, as the engine gives back only then what it has emptied', async () => {
    let times = 0;
    await new Promise<void>((resolve) => {
      const stop = tidyAtRest({ every: 50, large: 0 }, () => {
        if (++times < 2) return;
        stop();
        resolve();
      });
    });
    assert.equal(times, 2);
  });
});
