import { halfWay, roundedPath, wireAcross, wireInside } from '../graph/wires.ts';
import type { Drawing } from './drawing.ts';
import { Glyph } from './glyph.tsx';
import { idOf } from './ids.ts';
import { placeLabels } from './trunkLabels.ts';
import type { Trunk } from './trunks.ts';
import type { Wire } from './wires.ts';
import { groupName, pairLabel, plural } from './words.ts';

/** Coupling: a trunk per pair of projects, lines inside them, and single lines of what is in focus. */
export function Lines({ drawing }: { readonly drawing: Drawing }) {
  const { trunks, wires, moves, model } = drawing;
  const labels = placeLabels(drawing);
  return (
    <g class="lines">
      {trunks.map((trunk) => (
        <TrunkLine key={trunk.key} {...{ drawing, trunk }} scale={labels.get(trunk)} />
      ))}
      {wires.map((wire) => (
        <WireLine key={wire.key} {...{ drawing, wire }} />
      ))}
      {moves.map((route) => (
        <g key={`move ${String(route.a)} ${String(route.b)}`} class="move" aria-hidden="true">
          <path d={roundedPath(route.points)} />
          <path class="head" d={arrowHead(route.points, Math.max(1, 0.7 / drawing.sight.zoom))} />
          <title>{`From ${groupName(model, route.a)} to ${groupName(model, route.b)}`}</title>
        </g>
      ))}
    </g>
  );
}

/** A small triangle at the end of a line of straight stretches. */
function arrowHead(
  points: readonly { readonly x: number; readonly y: number }[],
  scale: number,
): string {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!end || !before) return '';
  const length = Math.max(1, Math.abs(end.x - before.x) + Math.abs(end.y - before.y));
  const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const at = (along: number, aside: number) =>
    `${String(end.x - dx * along - dy * aside)} ${String(end.y - dy * along + dx * aside)}`;
  return `M${String(end.x)} ${String(end.y)}L${at(10 * scale, 5 * scale)}L${at(10 * scale, -5 * scale)}Z`;
}

interface TrunkProps {
  readonly drawing: Drawing;
  readonly trunk: Trunk;
  /** Size of its label; undefined where there is no room for one. */
  readonly scale: number | undefined;
}

function TrunkLine({ drawing, trunk, scale }: TrunkProps) {
  const { model, selection, hover, focus, hits } = drawing;
  const { route, key, count, channel, required, weak } = trunk;
  const path = roundedPath(route.points);
  const names = `${groupName(model, route.a)} and ${groupName(model, route.b)}`;
  const state =
    selection === key ? 'selected' : hover === key ? 'hover' : (focus ?? hits) ? 'dim' : '';
  return (
    <g
      id={idOf(key)}
      class={`trunk ${channel} ${required ? 'strong' : weak ? 'weak' : ''} ${state}`}
      data-key={key}
      role="img"
      aria-roledescription="coupling"
      aria-label={`${names}: ${plural(count, 'coupled pair')} in different projects`}
    >
      <path class="reach" d={path} />
      <path class={`wire ${channel}`} d={path} />
      {scale !== undefined && (
        <g
          transform={`translate(${String(route.label.x)} ${String(route.label.y)}) scale(${String(scale)})`}
        >
          {count > 1 ? (
            <g class={`pill ${channel}`}>
              <rect x="-20" y="-10" width="40" height="20" rx="10" />
              <g transform="translate(-9 0)">
                <Glyph filter={required ? 'required' : channel} />
              </g>
              <text x="9" y="4">
                {count}
              </text>
            </g>
          ) : (
            <g class={channel}>
              <Glyph filter={required ? 'required' : channel} />
            </g>
          )}
        </g>
      )}
    </g>
  );
}

function WireLine({ drawing, wire }: { readonly drawing: Drawing; readonly wire: Wire }) {
  const { model, layout, selection, hover, focus, sight } = drawing;
  const { link, key, channel, required, from, to, route, strong, nudge, aside, barred } = wire;
  const points = route
    ? wireAcross(
        from,
        to,
        layout.boxes[route.a] ?? from,
        layout.boxes[route.b] ?? to,
        route,
        nudge,
        aside,
      )
    : wireInside(from, to, nudge);
  const path = roundedPath(points);
  const middle = halfWay(points);
  const state = selection === key ? 'selected' : hover === key ? 'hover' : '';
  const dim = focus !== undefined && !strong ? 'dim' : '';
  return (
    <g
      id={idOf(key)}
      class={`link ${route ? 'across' : ''} ${channel} ${required ? 'strong' : ''} ${strong ? 'lit' : ''} ${state} ${dim}`}
      data-key={key}
      role="img"
      aria-roledescription="coupling"
      aria-label={pairLabel(model, link)}
    >
      <path class="reach" d={path} />
      <path class={`wire ${channel}`} d={path} />
      {barred && <path class="bars" d={path} />}
      {sight.level === 'near' && (
        <g class={channel} transform={`translate(${String(middle.x)} ${String(middle.y)})`}>
          <Glyph filter={required && channel !== 'split' ? 'required' : channel} />
        </g>
      )}
    </g>
  );
}
