import { size } from './geometry.ts';
import type { Rect } from './geometry.ts';
import type { Slots } from './layout.ts';
import { thingsShown } from './members.ts';
import type { Grid } from './members.ts';
import type { Membership } from './membership.ts';

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
    members.forEach((service, index) => {
      const cell = grid.cells[index] ?? index;
      const column = cell % grid.columns;
      const x = rect.x + padding + column * (card.w + columnGap);
      const y = rect.y + header + Math.floor(cell / grid.columns) * (card.h + rowGap);
      slots.put(box, service, { x, y, w: card.w, h: card.h });
    });
  });
  return { current: slots.current, recommended: slots.recommended };
}

/** Things hang from the bottom of their box, in the columns of its services. */
export function thingSlots(
  membership: Membership,
  grids: readonly Grid[],
  boxes: readonly (Rect | undefined)[],
): Slots {
  const { padding, card, columnGap, thing } = size;
  const slots = slotsIn(membership.thingCurrent, membership.thingRecommended);
  membership.things.forEach((things, box) => {
    const [rect, grid] = [boxes[box], grids[box]];
    if (!rect || !grid) return;
    const shown = thingsShown(things.length, grid.columns);
    const rows = Math.ceil(shown / grid.columns);
    const top = rect.y + rect.h - padding - rows * (thing.h + thing.gap) + thing.gap;
    things.slice(0, shown).forEach((index, i) => {
      const x = rect.x + padding + (i % grid.columns) * (card.w + columnGap);
      const y = top + Math.floor(i / grid.columns) * (thing.h + thing.gap);
      slots.put(box, index, { x, y, w: thing.w, h: thing.h });
    });
  });
  return { current: slots.current, recommended: slots.recommended };
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
