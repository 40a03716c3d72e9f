import type { IncludeOutcome } from '../../map/includes.ts';
import { contains } from '../../map/text.ts';
import { plural } from '../../rules/common.ts';
import type { Analysis } from '../analysis.ts';
import { escape } from '../markdown.ts';
import { relativePath } from '../paths.ts';
import type { About } from './keys.ts';
import { paragraphs } from './parts.ts';

const mostFiles = 10;

/** An entry of `include:`, and the files that it found. */
export function aboutInclude({ map }: Analysis, offset: number): About | undefined {
  const found = map.includes.find(({ name }) => contains(name.range, offset));
  return (
    found && {
      markdown: paragraphs([
        `**Include ${escape(found.name.text)}**`,
        tell(found.outcome, map.files[0]?.uri ?? ''),
      ]),
      range: found.name.range,
    }
  );
}

/** `root`: the map's own file, from whose folder the paths count. */
function tell(outcome: IncludeOutcome | undefined, root: string): string {
  switch (outcome?.kind) {
    case 'found': {
      const { files } = outcome;
      const rows = files.slice(0, mostFiles).map((file) => `- ${escape(relativePath(root, file))}`);
      const more = files.length - rows.length;
      return paragraphs([
        `Found ${plural(files.length, 'file')}:`,
        [...rows, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n'),
      ]);
    }
    case 'missing':
      return outcome.nearest === undefined
        ? 'No file has that name.'
        : `No file has that name; ${escape(outcome.nearest)} comes nearest.`;
    case 'outside':
      return 'It leads out of the workspace and is not read.';
    case 'cycle':
      return `It includes ${escape(outcome.file)}, which includes this file.`;
    case 'too many':
      return `A map may have ${outcome.most} files; the rest is not read.`;
    case undefined:
      return 'Nobody has looked for its files yet.';
  }
}
