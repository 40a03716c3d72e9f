import { list } from '../../rules/common.ts';
import type { Analysis } from '../analysis.ts';
import { escape } from '../markdown.ts';
import { traitAt } from '../traits.ts';
import type { About } from './keys.ts';
import { paragraphs, rulesLine } from './parts.ts';

/** More contexts or segments than these are not named. */
const most = 10;

/** A trait, in a context that sends it or in a segment that looks at it: all that do. */
export function aboutTrait(analysis: Analysis, offset: number): About | undefined {
  const found = traitAt(analysis.map, offset);
  if (!found) return undefined;
  const sent = found.sent.map(
    ({ by, trait }) => `${trait.type?.value ?? 'of no type'} in ${escape(by.name.text)}`,
  );
  const seen = [...new Set(found.seen.map(({ by }) => escape(by.name.text)))];
  return {
    markdown: paragraphs([
      `**Trait ${escape(found.name.text)}**`,
      sent.length === 0 ? 'No context sends it.' : `Sent with the identity: ${list(sent, most)}.`,
      seen.length === 0 ? '' : `Looked at by ${list(seen, most)}.`,
      rulesLine(analysis, ['trait-type', 'distinct-context']),
    ]),
    range: found.name.range,
  };
}
