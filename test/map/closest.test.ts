import assert from 'node:assert/strict';
import { closest, isPlainSlip } from '../../src/map/closest.ts';

describe('the closest name', () => {
  const names = ['orders-db', 'Orders', 'billing', 'cart'];
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['order-db', 'orders-db'],
    ['ORDERS', 'Orders'],
    ['biling', 'billing'],
    ['cat', 'cart'],
    ['zzz', undefined],
    ['', undefined],
    ['x'.repeat(1000), undefined],
  ];
  for (const [typed, expected] of cases)
    it(`${typed.slice(0, 10)} → ${expected}`, () => {
      assert.equal(closest(typed, names), expected);
    });
  it('is the first in the alphabet among equals', () => {
    assert.equal(closest('billinx', ['billinz', 'billina']), 'billina');
  });
  it('counts two swapped letters as one slip, in short names too', () => {
    assert.equal(closest('shpo', ['shop', 'web']), 'shop');
    assert.equal(closest('pya', ['pay', 'web']), 'pay');
    assert.equal(closest('serach', ['reach', 'search']), 'search');
    assert.ok(isPlainSlip('shpo', 'shop', ['shop', 'web']));
  });
  it('is none where a slip of a short name leads to several, or the name is hardly one', () => {
    assert.equal(closest('pya', ['pay', 'pyx']), undefined);
    assert.equal(closest('webs', ['weba', 'webb']), undefined);
    assert.equal(closest('bx', ['bz']), undefined);
  });
});
