import { size } from './geometry.ts';
import type { Rect } from './geometry.ts';
import type { Slots } from './layout.ts';
import { thingsShown } from './members.ts';
import type { Grid } from './members.ts';
import type { GraphModel } from './protocol.ts';
import { textWidth } from './text.ts';
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

/**
 * Things hang from the bottom of their box; those of a line share it by what their names need. Found
 * when first asked for, as from afar nobody looks at them.
 */
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
    const shown = things.slice(0, thingsShown(things.length, grid.columns));
    const rows = Math.ceil(shown.length / grid.columns);
    let y = rect.y + rect.h - padding - rows * (thing.h + thing.gap) + thing.gap;
    for (let at = 0; at < shown.length; at += grid.columns) {
      const row = shown.slice(at, at + grid.columns);
      const widths = chipWidths(
        row.map((index) => all[index]?.name ?? ''),
        rect.w - 2 * padding,
      );
      let x = rect.x + padding;
      row.forEach((index, i) => {
        const w = widths[i] ?? 0;
        slots.put(box, index, { x, y, w, h: thing.h });
        x += w + chip.gap;
      });
      y += thing.h + thing.gap;
    }
  });
  return { current: slots.current, recommended: slots.recommended };
}

/** What a chip takes beside its name, the size its name has room for, and how narrow it may be. */
const chip = { gap: 16, beside: 44, font: 23, least: 96 };

/** Widths of chips beside each other: what their names need or, where there is not so much, fair shares. */
function chipWidths(names: readonly string[], room: number): number[] {
  const needed = names.map((name) =>
    Math.max(chip.least, Math.round(chip.beside + textWidth(name, chip.font))),
  );
  let left = room - (names.length - 1) * chip.gap;
  const widths = new Array<number>(names.length).fill(0);
  // The modest first: what they leave is for the others.
  const order = needed
    .map((_, i) => i)
    .sort((i, j) => (needed[i] ?? 0) - (needed[j] ?? 0) || i - j);
  order.forEach((i, turn) => {
    const w = Math.min(needed[i] ?? 0, Math.floor(left / (order.length - turn)));
    widths[i] = w;
    left -= w;
  });
  return widths;
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
