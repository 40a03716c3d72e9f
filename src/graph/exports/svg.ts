import { size } from '../geometry.ts';
import { layoutGraph, type Layout } from '../layout.ts';
import { couplings, isShare, pairKey } from '../coupling.ts';
import { ellipsis } from '../text.ts';
import { roundedPath } from '../wires.ts';
import { aloneIn } from './alone.ts';
import { oneLine, xml } from './escape.ts';
import { palette, signColours } from './palette.ts';
import { unassignedName } from '../membership.ts';
import type { Picture } from '../protocol.ts';
import { titleOf, totalsOf, type Subject } from './subject.ts';
import { cards, wires } from './svgCards.ts';
import { legend } from './svgLegend.ts';
import { frame, num, pill, text } from './svgParts.ts';

const air = 24;
const head = 56;
const foot = 44;
const least = 620;

/**
 * The view as an SVG of its own, with legend and, unless it is part of a page that has them, title
 * and date; the same for the same map.
 *
 * @param shown where both groupings are, for a picture of both; one is laid out by itself
 */
export function svgOf(whole: Subject, shown?: Layout, titled = true): Picture {
  const { model, view } = whole;
  const subject = view === 'difference' ? whole : { ...whole, model: aloneIn(model, view) };
  const layout = (view === 'difference' && shown) || layoutGraph(subject.model);
  const { bounds } = layout;
  const above = titled ? head : 0;
  const width = Math.ceil(Math.max(least, bounds.w) + 2 * air);
  const height = Math.ceil(above + bounds.h + foot + 2 * air);
  const shift = `translate(${num(air - bounds.x)} ${num(above + air - bounds.y)})`;
  const label = xml(oneLine(titleOf(subject)));
  const body = [
    `<rect width="${num(width)}" height="${num(height)}" fill="${palette.ground}"/>`,
    ...(titled ? title(subject, width) : []),
    `<g transform="${shift}">`,
    ...domains(layout),
    ...boxes(subject, layout),
    ...(subject.view === 'difference' ? arrows(layout) : trunks(subject, layout)),
    ...(layout.crowded || subject.view === 'difference' ? [] : wires(subject, layout)),
    ...cards(subject, layout),
    '</g>',
    ...legend(subject, height - foot / 2),
  ];
  return {
    svg: `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${num(width)}" height="${num(height)}" viewBox="0 0 ${num(width)} ${num(height)}" role="img" aria-label="${label}" font-family="system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif">\n<title>${label}</title>\n${body.join('\n')}\n</svg>\n`,
    width,
    height,
  };
}

function title(subject: Subject, width: number): string[] {
  const quiet = { fill: palette.quiet };
  const room = width - 2 * air;
  return [
    text({ x: air, y: 34 }, ellipsis(oneLine(titleOf(subject)), width - 170, 20), 18, {
      bold: true,
    }),
    text({ x: width - air, y: 34 }, subject.date, 12, { ...quiet, anchor: 'end' }),
    text({ x: air, y: 54 }, ellipsis(totalsOf(subject), room, 13), 12, quiet),
  ];
}

function domains(layout: Layout): string[] {
  return layout.domains.flatMap(({ name, rect }) => [
    frame(rect, 18, `fill="none" stroke="${palette.line}"`),
    text({ x: rect.x + 20, y: rect.y + 34 }, ellipsis(oneLine(name), rect.w - 40, 30), 26, {
      fill: palette.quiet,
      bold: true,
    }),
  ]);
}

function boxes({ model, view }: Subject, layout: Layout): string[] {
  const groupOf = layout.membership[view === 'current' ? 'current' : 'recommended'];
  return layout.boxes.flatMap((rect, box) => {
    const members = groupOf.filter((at) => at === box).length;
    const empty = members === 0 && view !== 'difference';
    if (!rect || empty) return [];
    const name = oneLine(model.groups[box]?.name ?? unassignedName);
    const room = rect.w - 2 * size.padding;
    const dashed = model.groups[box] ? '' : ' stroke-dasharray="3 3"';
    const counted = `${members} ${members === 1 ? 'service' : 'services'}`;
    return [
      '<g>',
      `<title>${xml(`${name}, ${counted}`)}</title>`,
      frame(rect, 10, `fill="${palette.box}" stroke="${palette.line}"${dashed}`),
      text({ x: rect.x + size.padding, y: rect.y + 24 }, ellipsis(name, room, 16.5), 15, {
        bold: true,
      }),
      text({ x: rect.x + size.padding, y: rect.y + 41 }, ellipsis(counted, room, 12), 11, {
        fill: palette.quiet,
      }),
      '</g>',
    ];
  });
}

function trunks({ model, view }: Subject, layout: Layout): string[] {
  const grouping = view === 'current' ? 'current' : 'recommended';
  const sums = new Map(
    couplings(model.links, layout.membership[grouping], (link) =>
      isShare(link) ? link.channel : undefined,
    ).map((sum) => [pairKey(sum.a, sum.b), sum]),
  );
  const found = layout.routes[grouping].flatMap((route) => {
    const sum = sums.get(pairKey(route.a, route.b));
    return sum ? [{ route, sum }] : [];
  });
  const lines = found.map(({ route, sum }) => {
    const width = sum.required ? 3 : sum.points < 5 ? 1.4 : 2.2;
    return `<path d="${roundedPath(route.points)}" fill="none" stroke="${signColours[sum.channel]}" stroke-width="${num(width)}"/>`;
  });
  // Labels above all lines: none is crossed out.
  const labels = found.map(({ route, sum }) =>
    pill(route.label, sum.required ? 'required' : sum.channel, sum.count),
  );
  return [...lines, ...labels];
}

/** Where services go, from project to project. */
function arrows({ routes }: Layout): string[] {
  return routes.moves.map(({ points }) => {
    const [end, before] = [points.at(-1), points.at(-2)];
    if (!end || !before) return '';
    const length = Math.max(1, Math.abs(end.x - before.x) + Math.abs(end.y - before.y));
    const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length];
    const at = (along: number, aside: number) =>
      `${num(end.x - dx * along - dy * aside)} ${num(end.y - dy * along + dx * aside)}`;
    return `<path d="${roundedPath(points)}" fill="none" stroke="${palette.added}" stroke-width="2" stroke-dasharray="6 4"/><path d="M${num(end.x)} ${num(end.y)}L${at(10, 5)}L${at(10, -5)}Z" fill="${palette.added}"/>`;
  });
}
