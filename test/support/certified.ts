import assert from 'node:assert/strict';
import { certify } from '../../src/grouping/certificate.ts';
import { checkCertificate } from '../../src/grouping/checkCertificate.ts';
import type { Problem, Solution } from '../../src/grouping/problem.ts';

/** Has the answer's certificate checked by the program that trusts no solver. */
export function assertCertified(problem: Problem, { groupOf, overruled }: Solution): void {
  const certificate = certify(problem, groupOf);
  assert.equal(checkCertificate(problem, certificate), undefined);
  assert.equal(certificate.overruled, overruled);
}
