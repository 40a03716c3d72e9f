import { chipLines, chipsHeight, chipWidth } from './chips.ts';
import { size } from './geometry.ts';
import type { Rect } from './geometry.ts';
import type { Slots } from './layout.ts';
import type { Grid } from './members.ts';
import type { GraphModel } from './protocol.ts';
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

/** Things hang from the bottom of their box. Found when first asked for, as from afar nobody looks at them. */
export function thingSlots(
  { things }: Pick<GraphModel, 'things'>,
  membership: Membership,
  grids: readonly Grid[],
  boxes: readonly (Rect | undefined)[],
): Slots {
  let slots: Slots | undefined;
  const find = (): Slots => (slots ??= placeThings(things, membership, grids, boxes));
  return {
    get current() {
      return find().current;
    },
    get recommended() {
      return find().recommended;
    },
  };
}

function placeThings(
  all: GraphModel['things'],
  membership: Membership,
  grids: readonly Grid[],
  boxes: readonly (Rect | undefined)[],
): Slots {
  const { padding, thing } = size;
  const slots = slotsIn(membership.thingCurrent, membership.thingRecommended);
  membership.things.forEach((things, box) => {
    const [rect, grid] = [boxes[box], grids[box]];
    if (!rect || !grid) return;
    const widths = things.map((index) => chipWidth(all[index]?.name ?? ''));
    const lines = chipLines(widths, grid.columns, rect.w - 2 * padding);
    const top = rect.y + rect.h - padding - chipsHeight(lines.length) + thing.above;
    let next = 0;
    lines.forEach((chips, line) => {
      const y = top + line * (thing.h + thing.gap);
      for (const { x, w } of chips)
        slots.put(box, things[next++] as number, { x: rect.x + padding + x, y, w, h: thing.h });
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
