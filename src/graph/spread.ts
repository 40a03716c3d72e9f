import { clamp } from './geometry.ts';

/**
 * Places points as near to their wishes as they can be with a space between them (isotonic
 * regression: pool adjacent violators), within bounds.
 * @param wishes in the order the points must keep
 */
export function spread(
  wishes: readonly number[],
  low: number,
  high: number,
  space: number,
): number[] {
  const step = wishes.length > 1 ? Math.min(space, (high - low) / (wishes.length - 1)) : 0;
  const blocks: { sum: number; count: number }[] = [];
  wishes.forEach((wish, i) => {
    let block = { sum: wish - i * step, count: 1 };
    for (;;) {
      const last = blocks[blocks.length - 1];
      if (!last || last.sum / last.count <= block.sum / block.count) break;
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  });
  const top = high - (wishes.length - 1) * step;
  const placed: number[] = [];
  for (const { sum, count } of blocks) {
    const at = clamp(sum / count, low, Math.max(low, top));
    for (let i = 0; i < count; i++) placed.push(at + placed.length * step);
  }
  return placed;
}
