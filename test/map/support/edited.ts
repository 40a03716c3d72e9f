import assert from 'node:assert/strict';
import { setScalar, type Edits } from '../../../src/map/edits.ts';
import { parseMap, type ParsedMap } from '../../../src/map/parse.ts';
import { applyEdits } from '../../../src/map/text.ts';

export type Make = (map: ParsedMap) => Edits;

/** Title, change, text before, text after: `refused` where there are to be no edits. */
export type EditCase = readonly [title: string, make: Make, before: string, after: string];

/** A test for each case. */
export function testEdits(cases: readonly EditCase[]): void {
  for (const [title, make, before, after] of cases)
    it(title, () => {
      const edits = make(parseMap(before));
      assert.equal(edits ? applyEdits(before, edits) : 'refused', after);
    });
}

/** Puts the service “cart” into a project. */
export const setProject: Make = (map) => setScalar(map, ['services', 'cart', 'project'], 'shop');
