import type { Problem } from './problem.ts';
import { maskRunaways } from './scan.ts';

/**
 * Makes a text that YAML cannot read readable without moving anything: every character taken
 * out becomes a space, so all offsets stay. Each trouble gets one message instead of the
 * dozens that a YAML parser would find behind it.
 */
export function recover(text: string): { readonly text: string; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  if (isBinary(text)) {
    problems.push({
      code: 'not-text',
      message: 'This is not a text file. A service map is YAML text in UTF-8.',
      range: { start: 0, end: 0 },
    });
    return { text: '', problems };
  }
  let result = text;
  result = maskConflicts(result, problems);
  result = maskTabs(result, problems);
  result = maskRunaways(result, problems);
  return { text: result, problems };
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

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

const conflict =
  /^<{7}(?: [^\r\n]*)?\r?\n(?<ours>(?:(?![=>|]{7})[^\r\n]*\r?\n)*)(?:\|{7}[^\r\n]*\r?\n(?:(?!={7})[^\r\n]*\r?\n)*)?(?:={7}\r?\n(?:(?!>{7})[^\r\n]*\r?\n)*)?(?:>{7}[^\r\n]*|$(?![\s\S]))/gm;

/** Keeps our side of each merge conflict and says so once per conflict. */
function maskConflicts(text: string, problems: Problem[]): string {
  if (!text.includes('<<<<<<<')) return text;
  return text.replace(conflict, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { ours: string };
    const offset = rest.at(-3) as number;
    const firstLine = /^[^\r\n]*/.exec(whole)?.[0].length ?? 0;
    problems.push({
      code: 'merge-conflict',
      message: 'An unresolved merge conflict. Until it is resolved, the upper side counts.',
      range: { start: offset, end: offset + firstLine },
    });
    const oursAt = whole.indexOf('\n') + 1;
    return (
      blank(whole.slice(0, oursAt)) + groups.ours + blank(whole.slice(oursAt + groups.ours.length))
    );
  });
}

/** A tab in the indentation counts as one space, which keeps the nesting of tab-indented files. */
function maskTabs(text: string, problems: Problem[]): string {
  if (!text.includes('\t')) return text;
  let first: { start: number; end: number } | undefined;
  let lines = 0;
  const result = text.replace(/^ *\t[ \t]*(?=[^ \t\r\n#])/gm, (indent: string, offset: number) => {
    first ??= { start: offset, end: offset + indent.length };
    lines++;
    return ' '.repeat(indent.length);
  });
  if (first)
    problems.push({
      code: 'tab-indentation',
      message:
        lines === 1
          ? 'YAML does not allow tabs for indentation. Use spaces.'
          : `YAML does not allow tabs for indentation: ${String(lines)} lines from here on. Use spaces.`,
      range: first,
    });
  return result;
}
