import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { callItemAt, incomingCalls, outgoingCalls } from '../../src/language/callHierarchy.ts';
import { implementationsAt } from '../../src/language/implementations.ts';
import { marked } from '../support/marker.ts';

function calls(fixture: string) {
  const { text, offset } = marked(fixture);
  const analysis = analyse(text);
  const item = callItemAt(analysis, offset);
  if (!item) return undefined;
  const told = (found: ReturnType<typeof incomingCalls>) =>
    found.map((call) => [
      call.item.name,
      ...call.places.map(({ start, end }) => `${text.slice(start, end)}@${start}`),
    ]);
  return {
    item: `${item.kind} ${item.name}`,
    incoming: told(incomingCalls(analysis, item)),
    outgoing: told(outgoingCalls(analysis, item)),
    at: (part: string, after = 0) => `${part}@${text.indexOf(part, after)}`,
    text,
  };
}

const services = `services:
  shop: { consumesApis: [cart-api, price] }
  cart: { providesApis: [cart-api, cart-admin], consumesApis: [price] }
  desk: { consumesApis: [cart-admin, cart-api] }
  price-1: { providesApis: [price] }
  price-2: { providesApis: [price] }
`;

describe('call hierarchy', () => {
  it('of a service: who consumes what it provides, and who provides what it consumes', () => {
    const found = calls(services.replace('  cart:', '  ca|rt:'));
    assert.ok(found);
    const desk = found.text.indexOf('desk');
    assert.equal(found.item, 'service cart');
    assert.deepEqual(found.incoming, [
      ['desk', found.at('cart-admin', desk), found.at('cart-api', desk)],
      ['shop', found.at('cart-api')],
    ]);
    const price = found.at('price', found.text.indexOf('  cart:'));
    assert.deepEqual(found.outgoing, [
      ['price-1', price],
      ['price-2', price],
    ]);
  });

  it('of a service where it is only named, and of none', () => {
    assert.equal(calls('services: { a: {}, b: { releasesWith: [|a] } }')?.item, 'service a');
    assert.equal(calls('services: { a: { owner: t|eam } }'), undefined);
    assert.equal(calls('services: { a: { releasesWith: [n|obody] } }'), undefined);
  });

  it('of an API, declared or not', () => {
    for (const declared of ['apis: { price: { stability: stable } }\n', '']) {
      const found = calls(declared + services.replace('[price] }\n  desk', '[pr|ice] }\n  desk'));
      assert.equal(found?.item, 'api price');
      assert.deepEqual(
        found.incoming.map(([name]) => name),
        ['cart', 'shop'],
      );
      assert.deepEqual(
        found.outgoing.map(([name]) => name),
        ['price-1', 'price-2'],
      );
    }
  });

  it('while a line is half typed', () => {
    const found = calls('services:\n  a: { providesApis: [x] }\n  b|:\n    consumesApis: [x, \n');
    assert.deepEqual(
      found?.outgoing.map(([name]) => name),
      ['a'],
    );
  });
});

describe('implementations', () => {
  const names = (fixture: string): string[] => {
    const { text, offset } = marked(fixture);
    return implementationsAt(analyse(text), offset).map(({ start, end }) => text.slice(start, end));
  };

  for (const [what, key] of [
    ['team', 'owner: x'],
    ['product', 'product: x'],
    ['context', 'context: x'],
    ['project', 'project: x'],
    ['database', 'databases: [x]'],
    ['segment', 'segments: [x]'],
    ['flag', 'flags: [x]'],
  ])
    it(`of a ${what} are the services that use it`, () => {
      const use = String(key);
      assert.deepEqual(
        names(`services: { b: { ${use.replace(/x(?=\]?$)/, 'x|')} }, a: { ${use} }, c: {} }`),
        ['b', 'a'],
      );
    });

  it('of an API are those that provide it, or else those that consume it', () => {
    assert.deepEqual(names(services.replace('[cart-api, price]', '[cart-|api, price]')), ['cart']);
    assert.deepEqual(names('services: { a: { consumesApis: [x|] } }'), ['a']);
  });

  it('of a service are those that consume its APIs or are released with it', () => {
    assert.deepEqual(
      names(`${services.replace('  cart:', '  c|art:')}  other: { releasesWith: [cart] }\n`),
      ['shop', 'desk', 'other'],
    );
  });
});
