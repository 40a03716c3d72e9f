import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ellipsis,
  inTwo,
  sharedEnding,
  sharedPrefix,
  textWidth,
  withoutPrefix,
} from '../../src/graph/text.ts';

describe('names in the picture', () => {
  it('are whole on one line or on two, broken behind a mark, where they fit', () => {
    assert.deepEqual(inTwo('cart', 100, 13), ['cart']);
    assert.deepEqual(inTwo('fulfilment-gateway', 90, 13), ['fulfilment-', 'gateway']);
    assert.deepEqual(inTwo('shop_order.history', 80, 13), ['shop_order.', 'history']);
  });

  it('are shortened in the middle where two lines are not enough, or there is no mark', () => {
    assert.deepEqual(inTwo('a'.repeat(40), 60, 13), [ellipsis('a'.repeat(40), 60, 13)]);
    assert.deepEqual(inTwo(`x-${'a'.repeat(40)}`, 60, 13).length, 1);
  });

  it('are broken inside a word where that is asked for, rather where another begins', () => {
    const where = 'anywhere';
    const broken = (name: string, width: number) =>
      inTwo(name, width, 13, undefined, { where }).join('|');
    assert.equal(broken('recommendation', 75), 'recommen|dation');
    assert.equal(broken('recommendation', 62), 'recomm|endation');
    assert.equal(broken('orderHistory', 70), 'order|History');
    assert.equal(broken('warehouse2inventory', 90), 'warehouse|2inventory');
    assert.equal(broken('fraud-detection', 80), 'fraud-|detection');
    assert.equal(broken('payments-api', 62), 'payments|-api');
    assert.equal(broken('🚀🚀🚀🚀🚀🚀', 60), '🚀🚀🚀|🚀🚀🚀');
  });

  it('leave room for a sign beside their first line alone', () => {
    const [width, first] = [85, 60];
    const lines = inTwo('gateway-fulfilment', width, 13, undefined, { first });
    assert.deepEqual(lines, ['gateway-', 'fulfilment']);
    assert.equal(inTwo('fulfilment-gateway', width, 13, undefined, { first }).length, 1);
  });

  it('never are wider than their room, and lose nothing but what the dots stand for', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 120 }),
        fc.integer({ min: 30, max: 200 }),
        fc.integer({ min: 0, max: 20 }),
        fc.constantFrom('marks' as const, 'anywhere' as const),
        (name, width, sign, where) => {
          const first = width - sign;
          const lines = inTwo(name, width, 13, undefined, { first, where });
          lines.forEach((line, index) => {
            const room = index === 0 ? first : width;
            assert.ok(textWidth(line, 13) <= room || line.length <= 2);
          });
          if (!lines.some((line) => line.includes('…'))) assert.equal(lines.join(''), name);
        },
      ),
    );
  });

  it('lose the prefix that most of them share, and strangers keep theirs', () => {
    const names = ['shop-api', 'shop-web', 'shop-worker', 'mail-gateway', 'shop'];
    const prefix = sharedPrefix(names);
    assert.deepEqual(
      names.map((name) => withoutPrefix(name, prefix)),
      ['…api', '…web', '…worker', 'mail-gateway', 'shop'],
    );
  });

  it('lose an ending that half of all have, from its mark on', () => {
    assert.equal(
      sharedEnding(['a-service', 'b-service', 'web', 'c-service', 'd-service']),
      '-service',
    );
    assert.equal(
      sharedEnding(['a.svc', 'b.svc', 'c.svc', 'd.svc', 'e-api', 'f-api', 'web']),
      '.svc',
    );
    assert.equal(sharedEnding(['a-service', 'b-service', 'web', 'api', 'jobs']), '');
    assert.equal(sharedEnding(['a-service', 'b-service']), '');
    assert.equal(sharedEnding([]), '');
  });

  it('stay whole where few share a prefix, or one that is hardly longer than dots', () => {
    assert.equal(sharedPrefix(['shop-api', 'shop-web']), '');
    assert.equal(sharedPrefix(['shop-api', 'shop-web', 'shop-x', 'a', 'b', 'c']), '');
    assert.equal(sharedPrefix(['a-api', 'a-web', 'a-worker']), '');
  });
});
