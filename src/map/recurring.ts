import { ownText } from './text.ts';

const known = new Map<string, string>();
const most = 20_000;
const longest = 40;

/** The same text, kept once however often it recurs: keys and names do so thousands of times. */
export function keptOnce(text: string): string {
  if (text.length > longest) return text;
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  if (known.size >= most) known.clear();
  const own = ownText(text);
  known.set(own, own);
  return own;
}
