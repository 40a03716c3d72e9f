/** A text with `|` where the caret is; `||` is a plain bar. */
export function marked(fixture: string): { readonly text: string; readonly offset: number } {
  const plain = fixture.replaceAll('||', '\0');
  const offset = plain.indexOf('|');
  if (offset < 0) throw new Error('the fixture has no caret');
  return { text: (plain.slice(0, offset) + plain.slice(offset + 1)).replaceAll('\0', '|'), offset };
}
