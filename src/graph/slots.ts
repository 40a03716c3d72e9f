import { chipsHeight, chipsIn, chipWidth, type Chip } from './chips.ts';
import { size } from './geometry.ts';
import type { Rect } from './geometry.ts';
import type { Layout } from './layout.ts';
import type { Grid } from './members.ts';
import type { GraphModel } from './protocol.ts';
import type { Membership } from './membership.ts';

/** Where everything of a kind is in the two groupings, by index; absent where it is not drawn. */
export interface Slots {
  readonly current: readonly (Rect | undefined)[];
  readonly recommended: readonly (Rect | undefined)[];
}

/** Services in the grids of their boxes. */
export function serviceSlots(
  membership: Membership,
  grids: readonly Grid[],
  boxes: readonly (Rect | undefined)[],
): Slots {
  const { card, columnGap, rowGap, padding, header } = size;
  const slots = slotsIn(membership.current, membership.recommended);
  membership.members.forEach((members, box) => {
    const [rect, grid] = [boxes[box], grids[box]];
    if (!rect || !grid) return;
    // All columns share what there is, also where a long name of the box has made it wider.
    const inner = rect.w - 2 * padding - (grid.columns - 1) * columnGap;
    const w = Math.floor(inner / grid.columns);
    members.forEach((service, index) => {
      const cell = grid.cells[index] ?? index;
      const column = cell % grid.columns;
      const x = rect.x + padding + column * (w + columnGap);
      const y = rect.y + header + Math.floor(cell / grid.columns) * (card.h + rowGap);
      slots.put(box, service, { x, y, w, h: card.h });
    });
  });
  return { current: slots.current, recommended: slots.recommended };
}

/** Slots of things, and per box the place where it is told how many have none. */
export interface ThingSlots extends Slots {
  readonly more: readonly (Rect | undefined)[];
}

/** Things hang from the bottom of their box. */
export function thingSlots(
  { things: all }: Pick<GraphModel, 'things'>,
  membership: Membership,
  boxes: readonly (Rect | undefined)[],
): ThingSlots {
  const { padding, thing } = size;
  const slots = slotsIn(membership.thingCurrent, membership.thingRecommended);
  const more = boxes.map((rect, box): Rect | undefined => {
    const things = membership.things[box] ?? [];
    if (!rect || things.length === 0) return undefined;
    const widths = things.map((index) => chipWidth(all[index]?.name ?? ''));
    const chips = chipsIn(widths, rect.w - 2 * padding);
    const top = rect.y + rect.h - padding - chipsHeight(chips.lines.length) + thing.above;
    const placed = ({ x, w }: Chip, line: number): Rect => ({
      x: rect.x + padding + x,
      y: top + line * (thing.h + thing.gap),
      w,
      h: thing.h,
    });
    let next = 0;
    chips.lines.forEach((line, at) => {
      for (const chip of line) slots.put(box, things[next++] as number, placed(chip, at));
    });
    return chips.more && placed(chips.more, chips.lines.length - 1);
  });
  return { current: slots.current, recommended: slots.recommended, more };
}

/** Things of a box in a grouping that have no room in it. */
export function thingsLeftOut(
  { membership, things }: Pick<Layout, 'membership' | 'things'>,
  grouping: 'current' | 'recommended',
  box: number,
): readonly number[] {
  if (!things.more[box]) return [];
  const homeOf = membership[grouping === 'current' ? 'thingCurrent' : 'thingRecommended'];
  return (membership.things[box] ?? []).filter(
    (thing) => homeOf[thing] === box && !things[grouping][thing],
  );
}

/** Slots of what has these boxes in the two groupings; each is put where it is in that box. */
function slotsIn(now: readonly number[], then: readonly number[]) {
  const current: (Rect | undefined)[] = now.map(() => undefined);
  const recommended: (Rect | undefined)[] = then.map(() => undefined);
  return {
    current,
    recommended,
    put(box: number, index: number, rect: Rect): void {
      if (now[index] === box) current[index] = rect;
      if (then[index] === box) recommended[index] = rect;
    },
  };
}
