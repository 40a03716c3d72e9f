import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { Layout } from 'webcola';
import type { Drawing, Picture } from './graph.ts';

/** Eclipse Layout Kernel, layered (Sugiyama et al. 1981), with right-angled lines. */
export async function layered({ sizes, pairs }: Drawing): Promise<Picture> {
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.aspectRatio': '1.2',
      'elk.spacing.nodeNode': '56',
      'elk.layered.spacing.nodeNodeBetweenLayers': '52',
    },
    children: sizes.map(({ w, h }, index) => ({ id: String(index), width: w, height: h })),
    edges: pairs.map(({ a, b }, index) => ({
      id: `e${index}`,
      sources: [String(a)],
      targets: [String(b)],
    })),
  };
  const drawn = await new ELK().layout(graph);
  const edges: readonly ElkExtendedEdge[] = drawn.edges ?? [];
  return {
    boxes: (drawn.children ?? []).map(({ x = 0, y = 0, width = 0, height = 0 }) => ({
      x,
      y,
      w: width,
      h: height,
    })),
    lines: edges.map(({ sections = [] }, index) => ({
      a: pairs[index]?.a ?? 0,
      b: pairs[index]?.b ?? 0,
      points: sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
        startPoint,
        ...bendPoints,
        endPoint,
      ]),
    })),
  };
}

/** WebCola: stress with constraints against overlap (Dwyer 2009); straight lines. */
export function stressed({ sizes, pairs }: Drawing): Promise<Picture> {
  const gap = 40;
  const nodes = sizes.map(({ w, h }) => ({ width: w + gap, height: h + gap }));
  const layout = new Layout()
    .nodes(nodes)
    .links(pairs.map(({ a, b }) => ({ source: a, target: b })))
    .avoidOverlaps(true)
    .handleDisconnected(true)
    .linkDistance(320);
  layout.start(30, 0, 30, 0, false);
  const placed = layout.nodes();
  const centre = (index: number) => ({ x: placed[index]?.x ?? 0, y: placed[index]?.y ?? 0 });
  return Promise.resolve({
    boxes: sizes.map(({ w, h }, index) => {
      const { x, y } = centre(index);
      return { x: x - w / 2, y: y - h / 2, w, h };
    }),
    lines: pairs.map(({ a, b }) => ({ a, b, points: [centre(a), centre(b)] })),
  });
}
