import { isBag, isList, isText } from './checks.ts';
import type { Skeleton } from './skeleton.ts';

/** No picture is larger; sums of these stay exact enough to draw. */
const most = 1e7;
const isLength = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= most;
const isCount = (value: unknown): boolean => isLength(value) && Number.isInteger(value);

const isRow = (value: unknown): boolean =>
  isBag(value) &&
  isLength(value['h']) &&
  isList(
    value['cells'],
    (cell) => isBag(cell) && isLength(cell['w']) && isList(cell['boxes'], isText),
  ) &&
  isList(value['gaps'], isLength) &&
  value['gaps'].length === value['cells'].length + 1;

const isBox = (value: unknown): boolean =>
  isBag(value) &&
  isLength(value['w']) &&
  isLength(value['h']) &&
  isCount(value['columns']) &&
  value['columns'] !== 0 &&
  isList(value['cells'], isText);

/** Whether what a workspace has kept is a skeleton; no name stands twice. */
export function isSkeleton(value: unknown): value is Skeleton {
  if (
    !isBag(value) ||
    !isList(value['rows'], isRow) ||
    !isList(value['corridors'], isLength) ||
    value['corridors'].length !== value['rows'].length + 1 ||
    !isBag(value['boxes']) ||
    !Object.values(value['boxes']).every(isBox) ||
    !isBag(value['domains']) ||
    !Object.values(value['domains']).every((names) => isList(names, isText))
  )
    return false;
  const { rows } = value as unknown as Skeleton;
  const names = rows.flatMap(({ cells }) => cells.flatMap(({ boxes }) => boxes));
  return new Set(names).size === names.length;
}
