import { usualLetters, type Letters } from '../graph/text.ts';

const forget: (() => void)[] = [];

/** Calls back when widths of letters are no longer what they were. */
export const whenForgotten = (call: () => void): void => void forget.push(call);

/**
 * The widths of letters in the font of the page, so that a name is cut only where it has no room;
 * where nothing can be measured, those of the widest of common fonts.
 *
 * @param factor how much wider than usual letters those are
 */
function lettersOf(weight: number, factor: number): Letters {
  const known = new Map<string, number>();
  let brush: CanvasRenderingContext2D | null | undefined;
  forget.push(() => {
    known.clear();
    brush = undefined;
  });
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
  brush.font = `${weight} ${size}px ${family()}`;
  return brush;
}

const family = (): string => getComputedStyle(document.body).fontFamily;

/**
 * Calls back when letters have to be measured again: the editor, which writes its font to the root
 * of the page, has another one, or one has come that was still on its way.
 *
 * @returns what ends it
 */
export function watchFont(changed: () => void): () => void {
  const { documentElement: root, fonts } = document as { readonly fonts?: FontFaceSet } & Document;
  let before = family();
  const again = () => {
    before = family();
    for (const each of forget) each();
    changed();
  };
  const observer = new MutationObserver(() => {
    if (family() !== before) again();
  });
  observer.observe(root, { attributeFilter: ['style', 'class'] });
  fonts?.addEventListener('loadingdone', again);
  return () => {
    observer.disconnect();
    fonts?.removeEventListener('loadingdone', again);
  };
}

export const plain = lettersOf(400, 1.12);
export const bold = lettersOf(600, 1.22);
