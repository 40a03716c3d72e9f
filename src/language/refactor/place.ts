import type { Service } from '../../map/model.ts';
import { stepsAt, type Pair } from '../../map/syntax.ts';
import { contains, type Range } from '../../map/text.ts';
import type { Analysis } from '../analysis.ts';

/** What a refactoring is asked for: where the caret is in the tree. */

/** The service whose entry holds `range`, and its index. */
export function serviceAt(
  { map: { model } }: Analysis,
  range: Range,
): { readonly service: Service; readonly index: number } | undefined {
  const index = model.services.findIndex((service) => contains(service.range, range.start));
  const service = model.services[index];
  return service && { service, index };
}

/** The pairs around `offset`, outermost first. */
export const pairsAt = ({ map }: Analysis, offset: number): Pair[] =>
  stepsAt(map.root, offset).flatMap((step) => ('map' in step ? step.pair : []));

/** Today’s projects, declared or named by a service, in alphabetical order. */
export const projectsOf = ({ map: { model }, current }: Analysis): string[] =>
  [...new Set([...current.names, ...(model.projects?.keys() ?? [])])].sort();
