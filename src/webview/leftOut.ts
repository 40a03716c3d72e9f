import { isByDomain } from './domainTraffic.ts';
import { movesFrom, trunksFrom, type Drawing } from './drawing.ts';
import { changesOf } from './facts.ts';

/** What the picture leaves out because it would be a crowd, in one sentence; '' where it is all there. */
export function leftOutOf(drawing: Drawing): string {
  const { layout, sight, view, wires, leftOut, coupling, traffic } = drawing;
  if (leftOut > 0) return told(wires.length, wires.length + leftOut, 'links');
  const differs = view === 'difference';
  if (isByDomain(layout, sight)) {
    const { lines, total } = traffic();
    const domains = layout.domains[0]?.kind === 'owner' ? 'owners' : 'products';
    return told(lines.length, total, `${differs ? 'moves' : 'couplings'} between ${domains}`);
  }
  if (!differs) {
    const { total, through } = coupling();
    const said = told(trunksFrom(drawing, sight).length, total, 'couplings between projects');
    if (through === 0) return said;
    return `${said}, ${number(through)} ${through === 1 ? 'goes' : 'go'} through a third project`;
  }
  const { unassigned } = layout.membership;
  const drawn = movesFrom(drawing, sight).filter(({ a }) => a !== unassigned).length;
  return told(drawn, changesOf(layout.membership).pairs, 'moves between projects');
}

const number = (count: number): string => count.toLocaleString('en');

const told = (drawn: number, of: number, what: string): string =>
  drawn < of ? `${number(drawn)} of ${number(of)} ${what} drawn` : '';
