import type { Finding } from '../rules/rule.ts';
import type { Action } from './action.ts';
import type { Analysis } from './analysis.ts';
import { relativePath } from './paths.ts';

const emptyMap = 'version: 1\nservices: {}\n';
const emptyJson = '{ "version": 1, "services": {} }\n';

/** Makes the file that an entry of `include:` asks for, below the folder of the map. */
export function createIncluded({ map }: Analysis, finding: Finding): Action[] {
  const { outcome } = map.includes.find(({ name }) => name.range === finding.range) ?? {};
  const [root] = map.files;
  if (!root || outcome?.kind !== 'missing' || outcome.file === undefined) return [];
  const path = relativePath(root.uri, outcome.file);
  if (path.startsWith('../')) return [];
  return [
    {
      title: `Create ${path}`,
      kind: 'quickfix',
      finding,
      edits: () => [],
      files: () => [{ path, text: path.endsWith('.json') ? emptyJson : emptyMap }],
    },
  ];
}
