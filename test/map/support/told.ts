import assert from 'node:assert/strict';
import { parseMap, type ParsedMap } from '../../../src/map/parse.ts';

/** How a map begins, and how one with two services goes on. */
export const head = 'version: 1\n';
export const tail = 'services:\n  a: { owner: x }\n  b: { owner: z }\n';

/** Names of the services that are read. */
export const services = ({ model }: ParsedMap): string[] =>
  model.services.map(({ name }) => name.text);

/** `code at “text”: message` of each problem. */
export const told = ({ text, problems }: ParsedMap): string[] =>
  problems.map(
    ({ code, message, range }) => `${code} at “${text.slice(range.start, range.end)}”: ${message}`,
  );

/** What is told of a quote that opens a text without end. */
export const openQuote = (mark: string): string =>
  `syntax at “${mark}”: This quote is never closed.`;

/** Title, text, everything that is said, the services that are read all the same. */
export type ReadingCase = readonly [
  title: string,
  text: string,
  told: readonly string[],
  read: readonly string[],
];

/** A test for each case. */
export function testReadings(cases: readonly ReadingCase[]): void {
  for (const [title, text, expected, read] of cases)
    it(title, () => {
      const map = parseMap(text);
      assert.deepEqual(told(map), expected);
      assert.deepEqual(services(map), read);
    });
}
