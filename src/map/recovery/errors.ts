import type { Problem } from '../problem.ts';
import { createLineIndex, startOfLine } from '../text.ts';
import { lineEnd, missingSign, syntaxProblem, type Mask, type Mended } from './masks.ts';

/** An error of the YAML parser, at offsets of the text that it was given. */
export interface ParserError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/**
 * A line that ends before its colon is typed would become one key with the line below. It gets
 * the colon where deeper lines belong to it, or is taken out, so that what follows keeps its
 * meaning.
 */
export function halfLines(
  mended: Mended,
  errors: readonly ParserError[],
  problems: Problem[],
): Mask[] {
  const masks: Mask[] = [];
  const { text } = mended;
  for (const { code, pos, message } of errors) {
    const last = code === 'MISSING_CHAR' && message.startsWith('Implicit map keys');
    if (code !== 'MULTILINE_IMPLICIT_KEY' && !last) continue;
    const [start] = pos;
    if (start < (masks.at(-1)?.end ?? 0)) continue;
    const content = text.slice(start, lineEnd(text, start)).trimEnd();
    const end = start + content.length;
    const tell = (words: string, from: number, sign: string, at: number): void => {
      const range = { start: mended.original(from), end: mended.original(end) };
      problems.push(
        missingSign(words, range, { text: sign, at: mended.original(at) - range.start }),
      );
    };
    const colon = /^[\w-]+:(?=[^\s:])/.exec(content);
    if (colon) {
      const at = start + colon[0].length;
      tell('A space is missing behind this colon.', at - 1, ' ', at);
      masks.push({ start: at, end: at, text: ' ' });
    } else if (!last) {
      tell('A colon is missing on this line.', start, ':', end);
      const column = start - startOfLine(text, start);
      const deeper = /^\s*?\n( *)[^\s#]/.exec(text.slice(end))?.[1]?.length ?? 0;
      masks.push(
        deeper > column
          ? { start: end, end, text: ':' }
          : { start, end, text: ' '.repeat(content.length) },
      );
    }
  }
  return masks;
}

/** What is left of the parser’s errors, one a line, at the places of the text as it was. */
export function addErrors(
  errors: readonly ParserError[],
  text: string,
  original: Mended['original'],
  problems: Problem[],
): void {
  if (errors.length === 0) return;
  const lines = createLineIndex(text);
  const seen = new Set(problems.map(({ range }) => lines.position(range.start).line));
  for (const { code, message, pos } of errors) {
    const start = Math.min(original(pos[0]), text.length);
    const { line } = lines.position(start);
    // One broken line gives several errors; the first, or what was mended, says what to do.
    if (seen.has(line)) continue;
    seen.add(line);
    const end = Math.max(start, Math.min(original(pos[1]), lines.lineEnd(line)));
    problems.push(syntaxProblem(explain(code, message), start, end));
    if (problems.length > mostProblems * 2) return;
  }
}

const explanations: readonly (readonly [RegExp, string])[] = [
  [/Maximum call stack/, 'This is nested too deeply to be read.'],
  [/^MULTIPLE_DOCS/, 'A service map is one YAML document; from this line on nothing is read.'],
  [/^MISSING_CHAR Implicit/, 'A colon is missing on this line.'],
  [/^MISSING_CHAR Comments/, 'A space is missing before this comment.'],
  [/^MISSING_CHAR Missing closing/, 'This quote is never closed.'],
  [/^TAB_AS_INDENT/, 'YAML does not allow tabs for indentation. Use spaces.'],
  [
    /^BLOCK_IN_FLOW/,
    'In brackets a text with a colon needs quotes, or a comma is missing before its last word.',
  ],
  [/^BAD_INDENT/, 'The indentation fits none of the lines above.'],
  [
    /^BLOCK_AS_IMPLICIT_KEY/,
    'A nested block cannot stand on this line. Put it on a line of its own, indented.',
  ],
  [/^MULTILINE_IMPLICIT_KEY/, 'A colon is missing on this line.'],
  [/^UNEXPECTED_TOKEN/, 'This does not belong here.'],
  [/^KEY_OVER_1024_CHARS/, 'A name may have at most 1,024 characters.'],
  [/^BAD_SCALAR_START/, 'A text cannot start with this character. Put it in quotes.'],
  [/^BAD_DQ_ESCAPE/, 'There is no such escape. Write two backslashes for one.'],
];

function explain(code: string, message: string): string {
  const detail = message.replace(/\s+/g, ' ').trim();
  return explanations.find(([pattern]) => pattern.test(`${code} ${detail}`))?.[1] ?? `${detail}.`;
}

const mostProblems = 50;

/** A file that is no service map at all would give thousands. */
export function atMost(problems: Problem[]): Problem[] {
  const next = problems[mostProblems];
  if (!next) return problems;
  const { start } = next.range;
  const more = `${problems.length - mostProblems} more syntax errors follow.`;
  return [...problems.slice(0, mostProblems), syntaxProblem(more, start, start)];
}
