import { alike } from '../graph/arrays.ts';
import { namedIn, placeNames } from './boxNames.ts';
import { comesNear, stretchesOf } from '../graph/labels.ts';
import type { Route } from '../graph/lines.ts';
import { endsPath, halfWay, lengthOf, roundedPath } from '../graph/wires.ts';
import { Arrow } from './arrow.tsx';
import { isMoveDim, type Drawing } from './drawing.ts';
import { changesOf, factsOf } from './facts.ts';
import { idOf } from './ids.ts';
import { LineLabel } from './lineLabel.tsx';
import { labelScale, placeLabels, type Form, type PlacedLabel } from './trunkLabels.ts';
import type { Trunk } from './trunks.ts';
import type { Wire } from './wires.ts';
import { groupName, pairLabel, plural } from './words.ts';

/**
 * Coupling: a trunk per pair of projects, lines inside them, and single lines of what is in focus.
 * All labels stand above all lines.
 */
export function Lines({ drawing }: { readonly drawing: Drawing }) {
  const { trunks, wires, moves, model, sight, layout } = drawing;
  const { between } = changesOf(layout.membership);
  const dim = dimMoves(drawing);
  return (
    <g class="lines">
      {trunks.map((trunk) => (
        <TrunkLine key={trunk.key} {...{ drawing, trunk }} />
      ))}
      {wires.map((wire) => (
        <WireLine key={wire.key} {...{ drawing, wire }} />
      ))}
      {moves.map((route) => (
        <Arrow
          key={`move ${route.a} ${route.b}`}
          {...{ route, sight }}
          dim={dim(route)}
          title={`${plural(between(route.a, route.b), 'service')} from ${groupName(model, route.a)} to ${groupName(model, route.b)}`}
        />
      ))}
      <LineLabels {...{ drawing, dim }} />
    </g>
  );
}

/** Whether an arrow stands back. */
type IsDim = (route: Pick<Route, 'a' | 'b'>) => boolean;

function LineLabels({ drawing, dim }: { readonly drawing: Drawing; readonly dim: IsDim }) {
  const { trunks, wires, sight, hover, selection } = drawing;
  const labels = labelsOf(drawing);
  const lit = wires.filter(({ strong }) => strong).flatMap(({ points }) => stretchesOf(points));
  // What stands back is not to shine through a line that is meant.
  const isCrossed = ({ x, y, w, h, scale }: PlacedLabel): boolean =>
    lit.some((stretch) => comesNear(stretch, { x, y }, w * scale, h * scale));
  return (
    <g>
      {trunks.map((trunk) => {
        const label = labels.trunks.get(trunk.key);
        const { key, count, required, channel, weak } = trunk;
        const sign = required ? 'required' : channel;
        const state = `trunk-label ${weak ? 'weak' : ''} ${stateOf(drawing, key)}`;
        return (
          label &&
          (key === hover || key === selection || !isCrossed(label)) && (
            <LineLabel key={key} {...label} {...{ sign, count, state }} target={key} />
          )
        );
      })}
      {labels.moves.map(([key, { count, route, ...label }]) => (
        <LineLabel
          key={key}
          {...label}
          sign={undefined}
          count={count}
          state={dim(route) ? 'dim' : ''}
        />
      ))}
      {sight.level === 'near' &&
        wires.map((wire) => <WireSign key={wire.key} {...{ drawing, wire }} />)}
    </g>
  );
}

/** Arrows stand back where all of the services that they stand for do. */
function dimMoves(drawing: Drawing): IsDim {
  const { model, layout, moves } = drawing;
  const { current, recommended } = layout.membership;
  const moving = moves.length === 0 ? [] : factsOf(model).moving;
  const meant = moving.filter((service) => !isMoveDim(drawing, service));
  const bright = new Set(meant.map((service) => `${current[service]} ${recommended[service]}`));
  return ({ a, b }) => !bright.has(`${a} ${b}`);
}

type Labels = ReturnType<typeof placed>;
const remembered = new WeakMap<
  Drawing['sight'],
  Pick<Drawing, 'trunks' | 'moves'> & { readonly names: object; readonly labels: Labels }
>();

/** Labels stay where they are while only what is pointed at changes. */
function labelsOf(drawing: Drawing): Labels {
  const { sight, trunks, moves } = drawing;
  const names = placeNames(drawing);
  const known = remembered.get(sight);
  if (known?.names === names && alike(known.trunks, trunks) && alike(known.moves, moves))
    return known.labels;
  const labels = placed(drawing);
  remembered.set(sight, { trunks, moves, names, labels });
  return labels;
}

/** The labels of a picture: of trunks by their key, of moves by that of their route. */
function placed(drawing: Drawing) {
  const { trunks, moves, layout, sight } = drawing;
  const { between } = changesOf(layout.membership);
  const town = {
    boxes: sight.boxes.flatMap((box) => layout.boxes[box] ?? []),
    names: namedIn(drawing),
  };
  const coupling = [...trunks]
    .sort((p, q) => q.points - p.points)
    .map(({ key, route, count }) => ({ key, route, count, forms: formsOf(count) }));
  const moving = moves.map((route) => {
    const count = between(route.a, route.b);
    const key = `move ${route.a} ${route.b}`;
    const beside = lengthOf(route.points) * sight.zoom < shortest;
    return { key, route, count, forms: count > 1 ? (['number'] as const) : [], beside };
  });
  return {
    trunks: new Map<string, PlacedLabel>(
      Array.from(placeLabels(coupling, town, sight.zoom), ([{ key }, label]) => [key, label]),
    ),
    moves: Array.from(
      placeLabels(moving, town, sight.zoom),
      ([{ key, count, route }, label]) => [key, { ...label, count, route }] as const,
    ),
  };
}

/** Pixels on the screen; a shorter arrow is not to be covered by its number. */
const shortest = 48;

const formsOf = (count: number): readonly Form[] =>
  count > 1 ? ['pill', 'stack', 'sign'] : ['sign'];

const stateOf = ({ selection, hover, focus, hits }: Drawing, key: string): string =>
  selection === key ? 'selected' : hover === key ? 'hover' : (focus ?? hits) ? 'dim' : '';

function TrunkLine({ drawing, trunk }: { readonly drawing: Drawing; readonly trunk: Trunk }) {
  const { model } = drawing;
  const { route, key, count, channel, required, weak } = trunk;
  const path = roundedPath(route.points);
  const names = `${groupName(model, route.a)} and ${groupName(model, route.b)}`;
  return (
    <g
      id={idOf(key)}
      class={`trunk ${channel} ${required ? 'strong' : weak ? 'weak' : ''} ${stateOf(drawing, key)}`}
      data-key={key}
      role="img"
      aria-roledescription="coupling"
      aria-label={`${names}: ${plural(count, 'coupled pair')} in different projects`}
    >
      <path class="reach" d={path} />
      <path class={`wire ${channel}`} d={path} />
    </g>
  );
}

/** Pixels on the screen: along all of many lines side by side bars would be a crowd. */
const barredFor = 24;

function WireLine({ drawing, wire }: { readonly drawing: Drawing; readonly wire: Wire }) {
  const { model, selection, hover, focus, sight } = drawing;
  const { link, key, channel, required, points, across, strong, barred } = wire;
  const path = roundedPath(points);
  const state = selection === key ? 'selected' : hover === key ? 'hover' : '';
  const dim = focus !== undefined && !strong ? 'dim' : '';
  return (
    <g
      id={idOf(key)}
      class={`link ${across ? 'across' : ''} ${channel} ${required ? 'strong' : ''} ${strong ? 'lit' : ''} ${state} ${dim}`}
      data-key={key}
      role="img"
      aria-roledescription="coupling"
      aria-label={pairLabel(model, link)}
    >
      <path class="reach" d={path} />
      <path class={`wire ${channel}`} d={path} />
      {barred && (
        <path
          class={`bars ${channel}`}
          // What only speaks against has them along all of it.
          d={channel === 'split' ? path : endsPath(points, barredFor / Math.min(1, sight.zoom))}
        />
      )}
    </g>
  );
}

/** The sign of a single line, half way along. */
function WireSign({ drawing, wire }: { readonly drawing: Drawing; readonly wire: Wire }) {
  const { focus, view, sight } = drawing;
  const { key, channel, required, points, strong } = wire;
  if (view === 'difference' && !strong) return null;
  const place = { ...halfWay(points), w: 14, h: 14, scale: Math.min(1, labelScale(sight.zoom)) };
  return (
    <LineLabel
      {...place}
      form="sign"
      sign={required && channel !== 'split' ? 'required' : channel}
      count={1}
      target={key}
      state={focus !== undefined && !strong ? 'dim' : ''}
    />
  );
}
