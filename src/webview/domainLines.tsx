import { roundedPath } from '../graph/wires.ts';
import { Arrow } from './arrow.tsx';
import { isByDomain, type DomainLine } from './domainTraffic.ts';
import type { Drawing } from './drawing.ts';
import { namedAcross } from './domains.tsx';
import { LineLabel } from './lineLabel.tsx';
import { placeLabels } from './trunkLabels.ts';
import { plural } from './words.ts';

/** From afar: what couples domains, or moves between them, as one line with its count per pair. */
export function DomainLines({ drawing }: { readonly drawing: Drawing }) {
  const { layout, sight, traffic, focus } = drawing;
  if (!isByDomain(layout, sight)) return null;
  const lines = traffic().lines.map((line) => ({
    ...line,
    forms:
      line.channel === undefined ? (['number'] as const) : (['pill', 'stack', 'sign'] as const),
  }));
  const boxes = layout.domains.map(({ rect }) => rect);
  const labels = placeLabels(lines, { boxes, names: namedAcross(drawing) }, sight.zoom);
  const dim = focus === undefined ? '' : 'dim';
  const told = (line: DomainLine): string => tell(drawing, line);
  return (
    <g class={`domain-lines ${dim}`}>
      {lines.map((line) => {
        const { route, channel, rank } = line;
        const key = `${route.a} ${route.b}`;
        return channel === undefined ? (
          <Arrow key={key} {...{ route, sight }} title={told(line)} />
        ) : (
          <g key={key} class={`domain-line ${rank}`} role="img" aria-label={told(line)}>
            <path class={`wire ${channel}`} d={roundedPath(route.points, 7 / sight.zoom)} />
          </g>
        );
      })}
      {lines.map((line) => {
        const label = labels.get(line);
        const sign = line.required ? 'required' : line.channel;
        return (
          label && (
            <LineLabel
              key={`${line.route.a} ${line.route.b}`}
              {...label}
              {...{ sign }}
              count={line.count}
              title={told(line)}
            />
          )
        );
      })}
    </g>
  );
}

function tell({ layout }: Drawing, { route, count, channel }: DomainLine): string {
  const [a, b] = [layout.domains[route.a]?.name ?? '', layout.domains[route.b]?.name ?? ''];
  return channel === undefined
    ? `${plural(count, 'service')} from ${a} to ${b}`
    : `${a} and ${b}: ${plural(count, 'coupled pair')} in different projects`;
}
