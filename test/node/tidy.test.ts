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
});
