import type { ParsedMap } from '../map/parse.ts';
import { anchored, type Anchor, type Range } from '../map/text.ts';
import type { Memory } from './memory.ts';

/** A comment that silences findings on its own line, or on the line below if it stands alone. */
export interface Silence {
  /** The comment, from its `#` on. */
  readonly range: Range;
  /** Whether nothing else stands on its line. */
  readonly alone: boolean;
  /** The codes it names; empty: all. */
  readonly codes: readonly { readonly code: string; readonly range: Range }[];
  readonly reason: string;
}

const word = 'service-map-ignore';
const comment =
  /(?:^|[ \t])(?<mark>#[ \t]*service-map-ignore)(?:(?<gap>[ \t]+)(?<codes>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*))?[ \t]*(?::(?<reason>.*))?$/;

/** Every `# service-map-ignore code, code: reason` of a text that begins at the anchor. */
export function readSilences(text: string, anchor: Anchor = { offset: 0 }): Silence[] {
  if (!text.includes(word)) return [];
  const result: Silence[] = [];
  let offset = 0;
  for (const content of text.split('\n')) {
    const written = content.replace(/\r$/, '');
    const found = comment.exec(written);
    if (found) {
      const { mark = '', gap = '', codes = '', reason = '' } = found.groups ?? {};
      const at = found.index + found[0].indexOf('#');
      const from = offset + at + mark.length + gap.length;
      result.push({
        range: anchored(anchor, offset + at, offset + written.length),
        alone: written.slice(0, at).trim() === '',
        codes: [...codes.matchAll(/[\w-]+/g)].map(({ 0: code, index }) => ({
          code,
          range: anchored(anchor, from + index, from + index + code.length),
        })),
        reason: reason.trim(),
      });
    }
    offset += content.length + 1;
  }
  return result;
}

/** The silencing comments of a map; only the parts that have changed are looked through. */
export const silencesOf = ({ parts }: ParsedMap, memory: Memory): readonly Silence[] =>
  memory.aligned('silences', parts, [], ({ text, anchor }) => readSilences(text, anchor));

/** The silencing comment on the line of `offset`. */
export function silenceAt({ text, lines }: ParsedMap, offset: number): Silence | undefined {
  const { line } = lines.position(offset);
  const start = lines.lineStart(line);
  return readSilences(text.slice(start, lines.lineEnd(line)), { offset: start })[0];
}

/** Where the codes of a silencing comment between two offsets end, if there is such a comment with codes. */
export function silencedLine(text: string, start: number, end: number): number | undefined {
  const found = /#[ \t]*service-map-ignore[ \t]+[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*/.exec(
    text.slice(start, end),
  );
  return found ? start + found.index + found[0].length : undefined;
}
