import assert from 'node:assert/strict';
import { followed, mapState } from '../../src/extension/mapState.ts';

describe('what the tree can show', () => {
  it('the map that is followed, or that it is empty', () => {
    assert.equal(mapState({ running: true, folders: 1, maps: 3, services: 2 }), 'map');
    assert.equal(mapState({ running: true, folders: 0, maps: 0, services: 0 }), 'empty');
  });
  it('else what there is to open or to make', () => {
    assert.equal(mapState({ running: true, folders: 0, maps: 0 }), 'noFolder');
    assert.equal(mapState({ running: true, folders: 1, maps: 0 }), 'noMap');
    assert.equal(mapState({ running: true, folders: 1, maps: 1 }), 'closed');
    assert.equal(mapState({ running: true, folders: 2, maps: 2 }), 'several');
  });
});

describe('without a server', () => {
  it('there is nothing to show but that', () => {
    assert.equal(mapState({ running: false, folders: 1, maps: 1, services: 2 }), 'stopped');
  });
});

describe('the map that is followed', () => {
  it('is the active one, else the last one while it is open, else the only one', () => {
    assert.equal(followed('b', 'a', ['a', 'b']), 'b');
    assert.equal(followed(undefined, 'a', ['a', 'b']), 'a');
    assert.equal(followed(undefined, 'a', ['b']), 'b');
    assert.equal(followed(undefined, undefined, ['a', 'b']), undefined);
    assert.equal(followed(undefined, 'a', []), undefined);
  });
});
