import type { GraphModel } from '../protocol.ts';
import { partsOf } from './subject.ts';

/**
 * The map of one grouping by itself, to be laid out without the places that only the other one
 * needs.
 */
export function aloneIn(model: GraphModel, view: 'current' | 'recommended'): GraphModel {
  const kept = partsOf({ model, view }).parts.filter(({ group }) => model.groups[group]);
  const at = new Map(kept.map(({ group }, index) => [group, index]));
  const placed = (group: number | undefined) => (group === undefined ? undefined : at.get(group));
  // Whoever is in no project has the place behind all of them.
  const nowhere = kept.length;
  return {
    ...model,
    groups: kept.flatMap(({ group }) => {
      const found = model.groups[group];
      // No sign says that it comes or goes.
      return found ? { ...found, inCurrent: true, inRecommended: true } : [];
    }),
    services: model.services.map(({ current, ...service }) => {
      const own = placed(view === 'current' ? current : service.recommended);
      return {
        ...service,
        ...(own !== undefined && { current: own }),
        recommended: own ?? nowhere,
      };
    }),
    things: model.things.map(({ currentHome, recommendedHome, ...thing }) => {
      const home = placed(view === 'current' ? currentHome : recommendedHome);
      return home === undefined ? thing : { ...thing, currentHome: home, recommendedHome: home };
    }),
  };
}
