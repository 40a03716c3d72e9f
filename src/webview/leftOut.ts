import { isByDomain } from './domainTraffic.ts';
import { trunksFrom, type Drawing } from './drawing.ts';
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
    const said = told(
      trunksFrom(drawing, sight).length,
      coupling().total,
      'couplings between projects',
    );
    const through = layout.throughThirds[drawing.grouping];
    return said && through > 0 ? `${said}, ${String(through)} go through a third project` : said;
  }
  const { unassigned } = layout.membership;
  const drawn = layout.routes.moves.filter(({ a }) => a !== unassigned).length;
  return told(drawn, changesOf(layout.membership).pairs, 'moves between projects');
}

const told = (drawn: number, of: number, what: string): string =>
  drawn < of ? `${drawn.toLocaleString('en')} of ${of.toLocaleString('en')} ${what} drawn` : '';
