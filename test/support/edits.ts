import { randomNumbers } from '../../src/grouping/random.ts';
import type { TextEdit } from '../../src/map/text.ts';

/** What people type, paste, delete and break in a map; the same for the same seed. */
export function* randomEdits(seed: number, count: number, text: () => string): Iterable<TextEdit> {
  const random = randomNumbers(seed);
  const pick = (most: number): number => Math.floor(random() * most);
  const any = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  for (let i = 0; i < count; i++) {
    const now = text();
    const at = pick(now.length + 1);
    const kind = pick(10);
    if (kind < 4) yield { range: { start: at, end: at }, text: any(typed) };
    else if (kind < 6)
      yield { range: { start: at, end: Math.min(now.length, at + 1 + pick(4)) }, text: '' };
    else if (kind < 7)
      yield { range: { start: at, end: Math.min(now.length, at + pick(40)) }, text: any(typed) };
    else {
      const line = now.lastIndexOf('\n', at) + 1;
      const end = now.indexOf('\n', at) + 1 || now.length;
      if (kind < 8) yield { range: { start: line, end: line }, text: any(lines) };
      else if (kind < 9) yield { range: { start: line, end }, text: '' };
      else {
        const from = now.lastIndexOf('\n', pick(now.length + 1)) + 1;
        const block = now.slice(from, from + pick(120));
        yield {
          range: { start: line, end: line },
          text: block.slice(0, block.lastIndexOf('\n') + 1),
        };
      }
    }
  }
}

const typed = [
  'a',
  'x',
  '1',
  ' ',
  '  ',
  ':',
  ': ',
  '-',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '#',
  ' # ',
  ',',
  '\n',
  '\r\n',
  '\n  ',
  '\n    ',
  '|',
  '>',
  '&a ',
  '*a',
  '\t',
  '?',
  '%',
  '---',
  'é',
  '😀',
  '<<: ',
  '\n  web:',
  'owner: x',
  '!',
];

const lines = [
  '  extra: { owner: team-1, databases: [db-1, db-2] }\n',
  '  half\n',
  '    owner: team-2\n',
  'services:\n',
  'teams:\n  team-1: {}\n',
  'flags: { a: {}, a: {} }\n',
  'databases:\n  db-1:\n',
  'constraints:\n  - together: [service-1, service-2]\n',
  '# a comment\n',
  '\n',
  '  # service-map-ignore all: no\n',
  '  # service-map-ignore\n',
  '  # service-map-ignore shared-database, split-apart, single-service: known\n',
  '# service-map-ignore unused-declaration:\n',
  '    flags: [a] # service-map-ignore unknown-name\n',
  '    flags: [a,\n',
  '    description: "open\n',
  '    description: |\n      text\n',
  'rules:\n  shared-database: off\n',
  'include: [other.service-map.yaml]\n',
  '<<<<<<< ours\n',
  '---\n',
];
