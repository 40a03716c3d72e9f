import type { Layout } from '../layout.ts';
import type { ExportFormat } from '../protocol.ts';
import { dotOf } from './dot.ts';
import { htmlOf } from './html.ts';
import { mermaidOf } from './mermaid.ts';
import type { Subject } from './subject.ts';
import { svgOf } from './svg.ts';

export type TextFormat = Exclude<ExportFormat, 'png'>;

export const textFormats: readonly TextFormat[] = ['svg', 'mermaid', 'dot', 'html'];

/** The view as a text of that format. */
export function exported(format: TextFormat, subject: Subject, layout?: Layout): string {
  switch (format) {
    case 'svg':
      return svgOf(subject, layout).svg;
    case 'mermaid':
      return mermaidOf(subject);
    case 'dot':
      return dotOf(subject);
    case 'html':
      return htmlOf(subject, svgOf(subject, layout, false));
  }
}
