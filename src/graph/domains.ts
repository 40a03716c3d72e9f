import { byCodeUnit, size } from './geometry.ts';
import type { Membership } from './membership.ts';
import { chain, type Affinity } from './order.ts';
import type { Cell, Row, Sized } from './pack.ts';
import type { GraphModel } from './protocol.ts';

/** Projects that belong to one product or, where there are no products, to one owner. */
export interface Domain {
  readonly name: string;
  readonly kind: 'product' | 'owner';
  readonly boxes: readonly number[];
}

/** With fewer projects a picture needs no further level. */
const fromBoxes = 150;
/** Domains of fewer projects on average than these would be as many names again. */
const fewest = 4;

/** Room around the boxes of a domain: at its sides, and above for a name that can be read from afar. */
export const frame = { side: 18, above: 130 };
/** How wide the streets between domains are, as a share of the picture: from afar, too, they hold lines. */
const streetShare = 0.04;
const narrowestStreet = 60;

/**
 * The domains of a map of many projects: what most services of a project belong to. None where
 * there are few projects, or the map does not say.
 */
export function domainsOf(model: GraphModel, membership: Membership): Domain[] {
  const { members, boxOrder, unassigned } = membership;
  const boxes = boxOrder.filter((box) => box !== unassigned && (members[box]?.length ?? 0) > 0);
  if (boxes.length <= fromBoxes) return [];
  for (const kind of ['product', 'owner'] as const) {
    const commonest = finderOfCommonest(model.services.map((service) => service[kind]));
    const domains = new Map<string, number[]>();
    for (const box of boxes) {
      const name = commonest(members[box] ?? []);
      if (name === undefined) continue;
      const own = domains.get(name);
      if (own) own.push(box);
      else domains.set(name, [box]);
    }
    const inThem = [...domains.values()].reduce((sum, own) => sum + own.length, 0);
    if (domains.size > 1 && inThem >= domains.size * fewest && inThem * 2 > boxes.length)
      return [...domains]
        .sort(([a], [b]) => byCodeUnit(a, b))
        .map(([name, own]) => ({ name, kind, boxes: own }));
  }
  return [];
}

/**
 * Finds what most of some services say; of equals the first by name.
 *
 * @param said per service what it says, if anything
 */
function finderOfCommonest(
  said: readonly (string | undefined)[],
): (services: readonly number[]) => string | undefined {
  const names = [...new Set(said)].filter((name) => name !== undefined).sort(byCodeUnit);
  const idOf = new Map(names.map((name, id) => [name, id]));
  const ids = said.map((name) => (name === undefined ? undefined : idOf.get(name)));
  const counts = names.map(() => 0);
  return (services) => {
    let best = -1;
    for (const service of services) {
      const id = ids[service];
      if (id === undefined) continue;
      const count = (counts[id] ?? 0) + 1;
      counts[id] = count;
      const most = counts[best] ?? 0;
      if (count > most || (count === most && id < best)) best = id;
    }
    for (const service of services) {
      const id = ids[service];
      if (id !== undefined) counts[id] = 0;
    }
    return names[best];
  };
}

/** Rows in which the boxes of a domain stand together. */
export interface Bands {
  readonly rows: readonly Row[];
  /** Rows that stand together: their gaps have to be equally wide. */
  readonly bands: readonly (readonly number[])[];
  /** By corridor how much higher than others it has to be. */
  readonly extra: readonly number[];
}

/** Boxes in lines and columns. */
interface Block {
  readonly boxes: readonly number[];
  /** Widths of its columns. */
  readonly columns: readonly number[];
}

/**
 * Sets boxes into bands: each domain is a block of so many lines, and blocks stand side by side
 * until the band is about as wide as `width`: the shape of a panel decides. Boxes of no domain make
 * blocks at the end.
 */
export function bandsOf(
  domains: readonly Domain[],
  boxes: readonly number[],
  sizes: readonly Sized[],
  affinities: readonly Affinity[],
  width: number,
): Bands {
  const sizeOf = (box: number): Sized => sizes[box] ?? { w: 0, h: 0 };
  const groups = inOrder(domains, affinities);
  const inside = new Set(groups.flat());
  const others = boxes.filter((box) => !inside.has(box));
  const mean = Math.ceil(inside.size / Math.max(1, groups.length));
  for (let from = 0; from < others.length; from += mean)
    groups.push(others.slice(from, from + mean));
  const across = boxes.reduce((sum, box) => sum + sizeOf(box).w + size.gap, 0);
  const down = boxes.reduce((sum, box) => sum + sizeOf(box).h + size.corridor, 0);
  // A block of the mean number of boxes is half as wide again as it is high.
  const lines = Math.max(2, Math.round(Math.sqrt((mean * across) / (down * 1.5))));
  const street = Math.max(narrowestStreet, width * streetShare);
  const apart = {
    across: street + 2 * frame.side - size.gap,
    down: street + frame.side + frame.above - size.corridor,
  };
  const blocks = groups.map((own): Block => {
    const count = Math.ceil(own.length / lines);
    const columns = Array.from({ length: count }, (_, c) =>
      Math.max(...own.filter((_, i) => i % count === c).map((box) => sizeOf(box).w)),
    );
    return { boxes: own, columns };
  });

  const sets = tried.map((share): Bands => {
    const laid = inRows(shelved(blocks, width * share, apart.across), sizeOf, apart);
    // Lines go around the last domains, too.
    return { ...laid, extra: [...laid.extra, street] };
  });
  return sets.reduce((best, other) => (offShape(other) < offShape(best) ? other : best));
}

/** The rows that bands of blocks come to. */
function inRows(
  bands: readonly (readonly Block[])[],
  sizeOf: (box: number) => Sized,
  apart: { readonly across: number; readonly down: number },
): Bands {
  const rows: Row[] = [];
  const extra: number[] = [];
  const numbers = bands.map((band) => {
    const high = Math.max(...band.map(({ boxes, columns }) => boxes.length / columns.length));
    return Array.from({ length: Math.ceil(high) }, (_, line) => {
      extra.push(line === 0 ? apart.down : 0);
      return rows.push(rowOf(band, line, sizeOf, apart.across)) - 1;
    });
  });
  return { rows, bands: numbers, extra };
}

/** One block more or less in a band makes it up to a quarter wider: widths to try, as shares. */
const tried = [1, 0.92, 1.08, 1.15, 1.3, 0.85];
/** How much wider than high, as most panels are; the room for lines still makes it higher. */
const wanted = 1.5;

/** How many times wider or higher than wanted bands are, without the room for lines between them. */
function offShape({ rows, extra }: Bands): number {
  const w = Math.max(...rows.map((row) => row.w));
  const h = rows.reduce((sum, row, r) => sum + row.h + size.corridor + (extra[r] ?? 0), 0);
  const shape = w / (h * wanted);
  return Math.max(shape, 1 / shape);
}

/** Blocks side by side, as many as fit the width. */
function shelved(blocks: readonly Block[], width: number, apart: number): Block[][] {
  const bands: Block[][] = [];
  let x = Infinity;
  for (const block of blocks) {
    const own = block.columns.reduce((sum, w) => sum + w + size.gap, apart);
    if (x + own > width) {
      bands.push([]);
      x = 0;
    }
    bands.at(-1)?.push(block);
    x += own;
  }
  return bands;
}

/** The boxes of each domain, coupled ones near each other, and so the domains themselves. */
function inOrder(domains: readonly Domain[], affinities: readonly Affinity[]): number[][] {
  const domainOf = new Map(
    domains.flatMap(({ boxes }, d) => boxes.map((box) => [box, d] as const)),
  );
  const within = domains.map((): Affinity[] => []);
  const between = new Map<string, Affinity>();
  for (const pair of affinities) {
    const [p, q] = [domainOf.get(pair.a), domainOf.get(pair.b)];
    if (p === undefined || q === undefined) continue;
    if (p === q) {
      within[p]?.push(pair);
      continue;
    }
    const [a, b] = p < q ? [p, q] : [q, p];
    const key = `${a} ${b}`;
    between.set(key, { a, b, weight: (between.get(key)?.weight ?? 0) + pair.weight });
  }
  const order = chain(
    domains.map((_, d) => d),
    [...between.values()],
  );
  return order.map((d) => chain(domains[d]?.boxes ?? [], within[d] ?? []));
}

/** One line through all blocks of a band; places without a box keep the columns in line. */
function rowOf(
  band: readonly Block[],
  line: number,
  sizeOf: (box: number) => Sized,
  apart: number,
): Row {
  const cells: Cell[] = [];
  const gaps: number[] = [size.gap + apart];
  let x = 0;
  let h = 0;
  for (const { boxes, columns } of band) {
    columns.forEach((w, column) => {
      const box = boxes[line * columns.length + column];
      cells.push({ boxes: box === undefined ? [] : [box], x, w });
      if (box !== undefined) h = Math.max(h, sizeOf(box).h);
      const gap = size.gap + (column === columns.length - 1 ? apart : 0);
      gaps.push(gap);
      x += w + gap;
    });
  }
  return { cells, gaps, h, w: x - (gaps.at(-1) ?? 0) };
}

/** The widths of gaps, made equal in the rows of each band, and no less than they were. */
export function inLine(widths: readonly (readonly number[])[], { rows, bands }: Bands): number[][] {
  const result = widths.map((gaps) => [...gaps]);
  for (const band of bands) {
    const most: number[] = [];
    for (const r of band)
      rows[r]?.gaps.forEach((gap, g) => {
        most[g] = Math.max(most[g] ?? 0, gap, widths[r]?.[g] ?? 0);
      });
    for (const r of band) result[r] = [...most];
  }
  return result;
}
