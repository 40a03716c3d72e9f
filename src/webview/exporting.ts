import { dotOf } from '../graph/exports/dot.ts';
import { mermaidOf } from '../graph/exports/mermaid.ts';
import { svgOf } from '../graph/exports/svg.ts';
import type { Exported, ExportFormat, FromPage, Picture } from '../graph/protocol.ts';
import type { Host } from './host.ts';
import type { Layout } from '../graph/layout.ts';
import { shownView, type Store } from './store.ts';

export const formatNames: Readonly<Record<ExportFormat, string>> = {
  svg: 'Picture (SVG)',
  png: 'Picture (PNG)',
  mermaid: 'Mermaid',
  dot: 'Graphviz DOT',
  html: 'Report (HTML)',
};

/** Makes an export of the view as it is shown, and has the host save it. */
export async function exportView(store: Store, host: Host, format: ExportFormat): Promise<void> {
  const state = store.get();
  const { model, layout } = state;
  if (!model || !layout || model.services.length === 0) {
    store.set({ said: 'There is nothing to export' });
    return;
  }
  const date = new Date().toISOString().slice(0, 10);
  const subject: Exported = { model, view: shownView(state), date };
  try {
    const { message, note = '' } = await made(format, subject, layout);
    host.postMessage(message);
    store.set({ said: `${formatNames[format]} made${note}` });
  } catch {
    store.set({ said: 'The picture is too large for this format' });
  }
}

interface Made {
  readonly message: FromPage;
  /** What is to be said of it. */
  readonly note?: string;
}

async function made(format: ExportFormat, subject: Exported, layout: Layout): Promise<Made> {
  if (format === 'html') {
    const picture = svgOf(subject, layout, false);
    return { message: { type: 'report', subject, picture } };
  }
  if (format === 'png') {
    const { content, note } = await pngOf(svgOf(subject, layout));
    return { message: { type: 'save', format, content }, note };
  }
  const content =
    format === 'svg'
      ? svgOf(subject, layout).svg
      : format === 'dot'
        ? dotOf(subject)
        : mermaidOf(subject);
  return { message: { type: 'save', format, content } };
}

/** Twice as many pixels each way, so that small letters stay sharp. */
const wanted = 2;

/** Browsers draw no larger canvas than this, in pixels a side and altogether. */
const longest = 16_000;
const largest = 120_000_000;

/** The picture at twice its size, or as near to that as a canvas can be; as base64. */
async function pngOf({ svg, width, height }: Picture): Promise<{ content: string; note: string }> {
  const scale = Math.min(
    wanted,
    longest / width,
    longest / height,
    Math.sqrt(largest / (width * height)),
  );
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const brush = canvas.getContext('2d');
  if (!brush) throw new RangeError('no canvas');
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  const url = canvas.toDataURL('image/png');
  const comma = url.indexOf(',');
  // A canvas that is too large gives an empty picture.
  if (comma < 0 || url.length < 100) throw new RangeError('too large');
  const percent = Math.floor(scale * 100);
  return {
    content: url.slice(comma + 1),
    note: scale < wanted ? `, at ${percent}% of its size: no larger one can be drawn` : '',
  };
}
