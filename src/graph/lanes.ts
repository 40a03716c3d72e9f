/** A line's stretch along a corridor, and where its two ends turn: up (-1) or down (1). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly fromTurn: -1 | 1;
  readonly toTurn: -1 | 1;
}

/** Beyond this many stretches in one corridor the order by turns alone must do. */
const improveUpTo = 80;

/**
 * Lane (0 is the topmost) per stretch, so that no two overlap and few cross. Stretches that turn
 * up at both ends belong on top, those that turn down at the bottom.
 */
export function lanesOf(stretches: readonly Stretch[]): { lanes: number[]; count: number } {
  const order = stretches.map((_, index) => index);
  const key = (i: number): number => {
    const s = stretches[i];
    return s ? s.fromTurn + s.toTurn : 0;
  };
  const left = (i: number): number => Math.min(stretches[i]?.from ?? 0, stretches[i]?.to ?? 0);
  order.sort((a, b) => key(a) - key(b) || left(a) - left(b) || a - b);
  if (order.length <= improveUpTo) uncross(order, stretches);

  const lanes = new Array<number>(stretches.length).fill(0);
  let count = 0;
  order.forEach((index, position) => {
    let lane = 0;
    for (let k = 0; k < position; k++) {
      const earlier = order[k] ?? 0;
      if (overlap(stretches[earlier], stretches[index])) {
        lane = Math.max(lane, (lanes[earlier] ?? 0) + 1);
      }
    }
    lanes[index] = lane;
    count = Math.max(count, lane + 1);
  });
  return { lanes, count };
}

/** Swaps neighbours in the order while that removes crossings. */
function uncross(order: number[], stretches: readonly Stretch[]): void {
  for (let pass = order.length; pass > 0; pass--) {
    let moved = false;
    for (let i = 0; i + 1 < order.length; i++) {
      const [upper, lower] = [order[i] ?? 0, order[i + 1] ?? 0];
      const [s, t] = [stretches[upper], stretches[lower]];
      if (!s || !t || crossings(t, s) >= crossings(s, t)) continue;
      order[i] = lower;
      order[i + 1] = upper;
      moved = true;
    }
    if (!moved) return;
  }
}

/** How often the turns of two stretches cross when `upper` lies above `lower`. */
function crossings(upper: Stretch, lower: Stretch): number {
  let sum = 0;
  if (upper.fromTurn === 1 && within(upper.from, lower)) sum++;
  if (upper.toTurn === 1 && within(upper.to, lower)) sum++;
  if (lower.fromTurn === -1 && within(lower.from, upper)) sum++;
  if (lower.toTurn === -1 && within(lower.to, upper)) sum++;
  return sum;
}

function within(x: number, s: Stretch): boolean {
  return x > Math.min(s.from, s.to) && x < Math.max(s.from, s.to);
}

/** With a little air, so that the ends of two lines in one lane do not seem to be one line. */
function overlap(s: Stretch | undefined, t: Stretch | undefined): boolean {
  if (!s || !t) return false;
  const air = 10;
  return (
    Math.min(s.from, s.to) < Math.max(t.from, t.to) + air &&
    Math.min(t.from, t.to) < Math.max(s.from, s.to) + air
  );
}
