import type { Name } from '../../map/model.ts';
import { contains } from '../../map/text.ts';
import { list } from '../../rules/common.ts';
import type { Analysis } from '../analysis.ts';
import { escape } from '../markdown.ts';
import type { About } from './keys.ts';
import { paragraphs, rulesLine } from './parts.ts';

/** More contexts or segments than these are not named. */
const most = 10;

/** A trait, in a context that sends it or in a segment that looks at it: all that do. */
export function aboutTrait(analysis: Analysis, offset: number): About | undefined {
  const { model } = analysis.map;
  const contexts = [...(model.contexts ?? [])];
  const segments = [...(model.segments ?? [])];
  const isHere = ({ range }: Name): boolean => contains(range, offset);
  const found =
    contexts.flatMap(([, { traits }]) => traits.map(({ name }) => name)).find(isHere) ??
    segments.flatMap(([, { traits }]) => traits).find(isHere);
  if (!found) return undefined;
  const sent = contexts.flatMap(([context, { traits }]) =>
    traits.flatMap(({ name, type }) =>
      name.text === found.text ? `${type?.value ?? 'of no type'} in ${escape(context)}` : [],
    ),
  );
  const seen = segments.flatMap(([segment, { traits }]) =>
    traits.some(({ text }) => text === found.text) ? escape(segment) : [],
  );
  return {
    markdown: paragraphs([
      `**Trait ${escape(found.text)}**`,
      sent.length === 0 ? 'No context sends it.' : `Sent with the identity: ${list(sent, most)}.`,
      seen.length === 0 ? '' : `Looked at by ${list(seen, most)}.`,
      rulesLine(analysis, ['trait-type', 'distinct-context']),
    ]),
    range: found.range,
  };
}
