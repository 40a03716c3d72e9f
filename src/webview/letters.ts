import { usualLetters, type Letters } from '../graph/text.ts';

/**
 * The widths of letters in the font of the page, so that a name is cut only where it has no room;
 * where nothing can be measured, those of the widest of common fonts.
 *
 * @param factor how much wider than usual letters those are
 */
function lettersOf(weight: number, factor: number): Letters {
  const known = new Map<string, number>();
  let brush: CanvasRenderingContext2D | null | undefined;
  return (char) => {
    let width = known.get(char);
    if (width === undefined) {
      if (brush === undefined) brush = brushOf(weight);
      width = brush ? brush.measureText(char).width / size : usualLetters(char) * factor;
      known.set(char, width);
    }
    return width;
  };
}

/** Large, so that hinting for a small size does not tell. */
const size = 100;

function brushOf(weight: number): CanvasRenderingContext2D | null {
  const brush = document.createElement('canvas').getContext('2d');
  if (!brush) return null;
  const { fontFamily } = getComputedStyle(document.body);
  brush.font = `${String(weight)} ${String(size)}px ${fontFamily}`;
  return brush;
}

export const plain = lettersOf(400, 1.12);
export const bold = lettersOf(600, 1.22);
