import type { Problem } from './problem.ts';
import { conflictsOf } from './recovery/conflicts.ts';
import { scanText } from './recovery/lines.ts';
import { mend, unmended, type Mended, type Scan } from './recovery/masks.ts';
import { unfamiliarSigns } from './recovery/signs.ts';
import { indentationAs, type TabReading } from './recovery/tabs.ts';

/**
 * Makes a text that YAML cannot read readable: what is too much becomes blanks, what is missing
 * is put in, and every offset can be led back. Each trouble gets one message instead of the
 * dozens that a YAML parser would find behind it.
 */
export function recover(
  text: string,
  tabs: TabReading = 1,
): Mended & { readonly problems: Problem[] } {
  const problems: Problem[] = [];
  if (isBinary(text)) {
    problems.push({
      code: 'not-text',
      message: 'This is not a text file. A service map is YAML text in UTF-8.',
      range: { start: 0, end: 0 },
    });
    return { ...unmended(''), problems };
  }
  const familiar = mend(unmended(text), unfamiliarSigns(text, problems));
  const resolved = mend(familiar, conflictsOf(familiar.text, problems));
  const scan: Scan = {
    text: resolved.text,
    masks: [],
    problems,
    tabs: { lines: 0, indentation: indentationAs(resolved.text, tabs) },
  };
  scanText(scan);
  const { first, lines } = scan.tabs;
  if (first)
    problems.push({
      code: 'tab-indentation',
      message:
        lines === 1
          ? 'YAML does not allow tabs for indentation. Use spaces.'
          : `YAML does not allow tabs for indentation: ${lines} lines from here on. Use spaces.`,
      range: first,
    });
  // A bracket is put in behind the last text, which may be above a comment that was looked at.
  scan.masks.sort((a, b) => a.start - b.start);
  return { ...mend(resolved, scan.masks), problems };
}

function isBinary(text: string): boolean {
  const sample = text.length > 4096 ? text.slice(0, 4096) : text;
  if (text.includes('\0')) return true;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const unit = sample.charCodeAt(i);
    if (unit === 0xfffd || (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13)) odd++;
  }
  return odd > sample.length / 10;
}
