import { head, tail, testReadings } from '../support/told.ts';

const conflict =
  'merge-conflict at “<<<<<<< ours”: An unresolved merge conflict. Until it is resolved, the upper side counts.';

describe('conflict markers', () => {
  testReadings([
    [
      'a merge conflict',
      `${head}<<<<<<< ours\nteams: {}\n=======\nteams: { t: {} }\n>>>>>>> theirs\n${tail}`,
      [conflict],
      ['a', 'b'],
    ],
    [
      'a merge conflict with its base',
      `${head}<<<<<<< ours\nteams: {}\n||||||| base\n=======\nteams: { t: {} }\n>>>>>>> theirs\n${tail}`,
      [conflict],
      ['a', 'b'],
    ],
    [
      'two merge conflicts',
      `${head}services:\n<<<<<<< ours\n  a: {}\n=======\n  b: {}\n>>>>>>> theirs\n  c: {}\n<<<<<<< ours\n=======\n  d: {}\n>>>>>>> theirs`,
      [conflict, conflict],
      ['a', 'c'],
    ],
    [
      'a merge conflict that does not end',
      `${head}${tail}<<<<<<< ours\nteams: {}\n=======\nproducts: {}\n`,
      [conflict],
      ['a', 'b'],
    ],
    [
      'a leftover of a merge conflict',
      `${head}${tail}>>>>>>> theirs\n`,
      ['merge-conflict at “>>>>>>> theirs”: A leftover of a merge conflict. Take this line out.'],
      ['a', 'b'],
    ],
  ]);
});
