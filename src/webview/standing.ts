import type { Scenery } from './drawing.ts';

/** Whether a box has something in the view, and what becomes of it in the difference. */
export function standing({ model, view, households }: Scenery, box: number) {
  const group = model.groups[box];
  const members = households[box]?.members ?? [];
  const inView = view === 'current' ? group?.inCurrent : group?.inRecommended;
  const differs = group !== undefined && view === 'difference';
  return {
    exists: inView ?? members.length > 0,
    note: differs && !group.inCurrent ? '+ new' : differs && !group.inRecommended ? '− goes' : '',
  };
}
