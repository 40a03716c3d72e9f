import { appendComment, checked, replaceRange } from '../../../src/map/edits.ts';
import { testEdits } from '../support/edited.ts';

describe('comments and replacements', () => {
  testEdits([
    [
      'a comment',
      (map) => appendComment(map, 12, 'why'),
      'services:\n  a: {}\n',
      'services:\n  a: {} # why\n',
    ],
    [
      'a comment behind another',
      (map) => appendComment(map, 12, 'why'),
      'services:\r\n  a: {} # so\r\n',
      'services:\r\n  a: {} # so # why\r\n',
    ],
    [
      'a comment in a text over several lines: refused',
      (map) => appendComment(map, 25, 'why'),
      'services:\n  a:\n    path: "a\n      b"\n',
      'refused',
    ],
    [
      'a comment in JSON: refused',
      (map) => appendComment(map, 2, 'why'),
      '{"services":{}}',
      'refused',
    ],

    [
      'a replacement',
      (map) => replaceRange(map, { start: 9, end: 10 }, '2'),
      'version: 1\n',
      'version: 2\n',
    ],
    [
      'a replacement that breaks the file: refused',
      (map) => replaceRange(map, { start: 9, end: 10 }, '[{'),
      'version: 1\n',
      'refused',
    ],
    [
      'edits that do not do what is expected: refused',
      (map) =>
        checked(
          map,
          [{ range: { start: 9, end: 10 }, text: '2' }],
          ({ model }) => model.version?.value === 3,
        ),
      'version: 1\n',
      'refused',
    ],
  ]);
});
