/**
 * What the guards of messages and of what is kept are made of. They are written by hand: both cross
 * a trust boundary, and a schema library would weigh more than the page may.
 */
export type Bag = Readonly<Record<string, unknown>>;
export type Check = (value: unknown) => boolean;

export const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText: Check = (value) => typeof value === 'string';
export const isList = (value: unknown, item: Check): value is unknown[] =>
  Array.isArray(value) && value.every(item);
