import { commit, removeEntriesChange } from '../../map/edits.ts';
import { sectionOf } from '../../map/vocabulary.ts';
import type { NameKind } from '../../map/model.ts';
import { plural } from '../../rules/common.ts';
import type { Action } from '../action.ts';
import type { Analysis } from '../analysis.ts';

/** Takes out every declaration that nothing refers to. Silenced ones stay. */
export function removeUnused({ map, findings }: Analysis, kind: Action['kind']): Action[] {
  const bySection = new Map<string, string[]>();
  for (const { code, data } of findings) {
    if (code !== 'unused-declaration' || !data?.['kind']) continue;
    const section = sectionOf(data['kind'] as NameKind).name;
    const names = bySection.get(section) ?? [];
    bySection.set(section, [...names, data['name'] ?? '']);
  }
  const count = [...bySection.values()].reduce((sum, names) => sum + names.length, 0);
  if (count < (kind === 'quickfix' ? 2 : 1)) return [];
  return [
    {
      title: `Remove ${plural(count, 'unused declaration')}`,
      kind,
      confirm: 'Remove unused declarations',
      edits: () =>
        commit(
          map,
          [...bySection].map(([section, names]) =>
            removeEntriesChange(map, section, [...new Set(names)]),
          ),
        ),
    },
  ];
}
