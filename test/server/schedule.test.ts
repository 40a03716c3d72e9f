import assert from 'node:assert/strict';
import { schedule } from '../../src/server/schedule.ts';

describe('work that waits for a pause', () => {
  it('is done after what is already waiting', async () => {
    const order: string[] = [];
    const done = new Promise<void>((resolve) => {
      schedule(() => {
        order.push('work');
        resolve();
      });
    });
    setImmediate(() => order.push('message'));
    await done;
    assert.deepEqual(order, ['message', 'work']);
  });

  it('gives way to a message that comes with another', async () => {
    const order: string[] = [];
    const done = new Promise<void>((resolve) => {
      schedule(() => {
        order.push('work');
        resolve();
      });
    });
    setImmediate(() => setImmediate(() => order.push('next message')));
    await done;
    assert.deepEqual(order, ['next message', 'work']);
  });

  it('is not done when it is taken back', async () => {
    let done = false;
    const cancel = schedule(() => {
      done = true;
    });
    cancel();
    await new Promise<void>((resolve) => {
      schedule(resolve);
    });
    assert.equal(done, false);
  });
});
