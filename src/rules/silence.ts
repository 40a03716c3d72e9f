/** A comment that silences findings on its own line, or on the line below if it stands alone. */
export interface Silence {
  /** Line whose findings it silences, zero-based. */
  readonly line: number;
  /** The codes it names; empty: all. */
  readonly codes: readonly { readonly code: string; readonly start: number }[];
  readonly reason: string;
}

const comment =
  /(?:^|[ \t])#[ \t]*service-map-ignore(?:[ \t]+(?<codes>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*))?[ \t]*(?::(?<reason>.*))?$/;

/** Every `# service-map-ignore code, code: reason` of a text. `start` is an offset. */
export function readSilences(text: string): Silence[] {
  if (!text.includes('service-map-ignore')) return [];
  const result: Silence[] = [];
  let offset = 0;
  for (const [line, content] of text.split('\n').entries()) {
    const found = comment.exec(content.replace(/\r$/, ''));
    if (found) {
      const { codes = '', reason = '' } = found.groups ?? {};
      const from =
        codes === ''
          ? 0
          : offset +
            content.indexOf(
              codes,
              found.index + content.slice(found.index).indexOf('service-map-ignore') + 18,
            );
      const alone = content.slice(0, found.index + found[0].indexOf('#')).trim() === '';
      result.push({
        line: alone ? line + 1 : line,
        codes: [...codes.matchAll(/[\w-]+/g)].map(({ 0: code, index }) => ({
          code,
          start: from + index,
        })),
        reason: reason.trim(),
      });
    }
    offset += content.length + 1;
  }
  return result;
}

/** Where the codes of a silencing comment between two offsets end, if there is such a comment with codes. */
export function silencedLine(text: string, start: number, end: number): number | undefined {
  const found = /#[ \t]*service-map-ignore[ \t]+[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*/.exec(
    text.slice(start, end),
  );
  return found ? start + found.index + found[0].length : undefined;
}
