import type { GraphModel } from './protocol.ts';

/** What the difference shows of services: where they come, what they leave, and the way between. */
export type Change = 'came' | 'left' | 'way' | 'same';

export interface ChangeRow {
  readonly change: Change;
  readonly name: string;
  /** Of services; absent where there is nothing to count. */
  readonly count?: number;
}

/** The rows that explain the difference; none for what there is none of. */
export function changeRows({ services }: GraphModel): readonly ChangeRow[] {
  const moving = services.filter(({ current, recommended }) => current !== recommended).length;
  const unchanged = services.length - moving;
  const changed: readonly ChangeRow[] = [
    { change: 'came', name: '+ comes here', count: moving },
    { change: 'left', name: '− leaves here', count: moving },
    { change: 'way', name: 'move' },
  ];
  const same: ChangeRow = { change: 'same', name: 'unchanged', count: unchanged };
  return [...(moving > 0 ? changed : []), ...(unchanged > 0 ? [same] : [])];
}

/** How each looks, as a path around (0, 0) that is stroked. */
export const changePath = (change: Change): string =>
  change === 'way' ? 'M-15 0H7' : 'M-14 -6H14V6H-14Z';

/** The head of the arrow, filled. */
export const changeHead = 'M15 0L7 -4V4Z';
