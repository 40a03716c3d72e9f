import type { MapFile, ParsedMap } from '../parse.ts';
import type { TextEdit } from '../text.ts';
import type { Change } from './change.ts';
import { withRepeated } from './data.ts';

/**
 * `version: 1` at the start of the included file that begins or goes on at `offset`, which has
 * none; undefined where that is the map's own file, or holds something else than keys.
 */
export function includedVersionChange(map: ParsedMap, offset: number): Change | undefined {
  const file = map.files.slice(1).find(({ range }) => range.start <= offset && offset <= range.end);
  const edit = file && versionEdit(file);
  return edit && { edits: [edit], intend: (before) => withRepeated(before, 'version', '1') };
}

function versionEdit({ root, text, range }: MapFile): TextEdit | undefined {
  if (root && root.kind !== 'map') return undefined;
  const insert = (at: number, written: string): TextEdit => ({
    range: { start: at, end: at },
    text: written,
  });
  if (root?.flow) {
    const at = root.range.start + 1;
    const key = /^\s*["}]/.test(text.slice(at - range.start)) ? '"version"' : 'version';
    return insert(at, root.pairs.length > 0 ? ` ${key}: 1,` : ` ${key}: 1 `);
  }
  const first = range.start + (text.startsWith('\ufeff') ? 1 : 0);
  return insert(root ? root.range.start : first, `version: 1${/\r?\n/.exec(text)?.[0] ?? '\n'}`);
}
