import type { Fixed } from './fixed.ts';

/** A piece of a line: something fixed, a sign of YAML, or a comment. */
export interface Piece {
  readonly text: string;
  readonly kind: 'fixed' | 'alias' | 'sign' | 'property' | 'comment';
  /** Blanks before it, as written. */
  readonly before: string;
}

const sign = /#(?:.*[^\s])?|---(?=\s|$)|[&!][^\s,[\]{}]*|[-?:,[\]{}]|[^\s]+/y;

/** The pieces from `start` to `end`, which lie on one line; `fixed` are those that begin there. */
export function piecesOf(
  text: string,
  start: number,
  end: number,
  fixed: readonly Fixed[],
): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (let next = 0; ;) {
    const blanks = /[ \t]*/y;
    blanks.lastIndex = at;
    const before = blanks.exec(text)?.[0] ?? '';
    at = Math.min(at + before.length, end);
    if (at >= end) return pieces;
    const own = fixed[next];
    if (own?.range.start === at) {
      const until = Math.min(own.range.end, end);
      pieces.push({ text: text.slice(at, until), kind: own.alias ? 'alias' : 'fixed', before });
      at = until;
      next++;
      continue;
    }
    sign.lastIndex = at;
    const limit = own ? Math.min(own.range.start, end) : end;
    const found = (sign.exec(text)?.[0] ?? text.charAt(at)).slice(0, limit - at);
    const kind = found.startsWith('#') ? 'comment' : /^[&!]/.test(found) ? 'property' : 'sign';
    pieces.push({ text: found, kind, before });
    at += found.length;
  }
}

/** The pieces of one line with the blanks between them that they should have. */
export const spaced = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece, index) => {
      const previous = pieces[index - 1];
      return (previous ? blanksBetween(previous, piece) : '') + piece.text;
    })
    .join('');

function blanksBetween(left: Piece, right: Piece): string {
  // Comments may stand below each other in a column of their own.
  if (right.kind === 'comment') return right.before;
  const is = (piece: Piece, texts: string): boolean =>
    piece.kind === 'sign' && piece.text.length === 1 && texts.includes(piece.text);
  if (is(left, '[') || is(right, ']')) return '';
  if (is(left, '{') && is(right, '}')) return '';
  if (is(right, ',')) return '';
  if (is(right, ':')) return left.kind === 'alias' || left.kind === 'property' ? ' ' : '';
  if (is(left, '{:,-?') || is(right, '}')) return ' ';
  return right.before === '' ? '' : ' ';
}
