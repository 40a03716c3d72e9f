import { sharedDatabase } from './share/sharedDatabase.ts';
import { coordinatedRelease } from './share/coordinatedRelease.ts';
import { sharedFlag } from './share/sharedFlag.ts';
import { flagDependency } from './share/flagDependency.ts';
import { splitRollout } from './share/splitRollout.ts';
import { internalApi } from './share/internalApi.ts';
import { sharedSegment } from './share/sharedSegment.ts';
import { sameProduct } from './share/sameProduct.ts';
import { sameOwner } from './share/sameOwner.ts';
import { stay } from './share/stay.ts';
import { stableApi } from './split/stableApi.ts';
import { teamAccess } from './split/teamAccess.ts';
import { restrictedFlag } from './split/restrictedFlag.ts';
import { distinctProduct } from './split/distinctProduct.ts';
import { distinctContext } from './split/distinctContext.ts';
import { nameCollision } from './split/nameCollision.ts';
import { traitType } from './split/traitType.ts';
import { releaseCadence } from './split/releaseCadence.ts';
import { approvalPolicy } from './split/approvalPolicy.ts';
import { environmentMismatch } from './split/environmentMismatch.ts';
import { clientExposure } from './split/clientExposure.ts';
import { splitApart } from './project/splitApart.ts';
import { lumpedTogether } from './project/lumpedTogether.ts';
import { unassignedService } from './project/unassignedService.ts';
import { duplicateFlag } from './project/duplicateFlag.ts';
import { duplicateSegment } from './project/duplicateSegment.ts';
import { excessAccess } from './project/excessAccess.ts';
import { coordinateByHand } from './project/coordinateByHand.ts';
import { nearLimit } from './project/nearLimit.ts';
import { overLimit } from './project/overLimit.ts';
import { giantProject } from './project/giantProject.ts';
import { projectPerService } from './project/projectPerService.ts';
import { contradictingConstraints } from './project/contradictingConstraints.ts';
import { secretInMap } from './project/secretInMap.ts';
import { singleService } from './project/singleService.ts';
import { syntax } from './language/syntax.ts';
import { notText } from './language/notText.ts';
import { tabIndentation } from './language/tabIndentation.ts';
import { largeFile } from './language/largeFile.ts';
import { mergeConflict } from './language/mergeConflict.ts';
import { mergeKey } from './language/mergeKey.ts';
import { unknownKey } from './language/unknownKey.ts';
import { missingKey } from './language/missingKey.ts';
import { wrongType } from './language/wrongType.ts';
import { duplicate } from './language/duplicate.ts';
import { unknownName } from './language/unknownName.ts';
import { unusedDeclaration } from './language/unusedDeclaration.ts';
import { selfReference } from './language/selfReference.ts';
import { ambiguousName } from './language/ambiguousName.ts';
import { unknownRule } from './language/unknownRule.ts';
import { unusedSilence } from './language/unusedSilence.ts';
import { silenceWithoutReason } from './language/silenceWithoutReason.ts';
import { constraintWithoutReason } from './project/constraintWithoutReason.ts';
import { staleBaseline } from './language/staleBaseline.ts';
import { unreadableBaseline } from './language/unreadableBaseline.ts';
import { includeCycle } from './language/includeCycle.ts';
import { includeNotFound } from './language/includeNotFound.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which documentation and settings list them. */
export const allRules: readonly Rule[] = [
  sharedDatabase,
  coordinatedRelease,
  sharedFlag,
  flagDependency,
  splitRollout,
  internalApi,
  sharedSegment,
  sameProduct,
  sameOwner,
  stay,
  stableApi,
  teamAccess,
  restrictedFlag,
  distinctProduct,
  distinctContext,
  nameCollision,
  traitType,
  releaseCadence,
  approvalPolicy,
  environmentMismatch,
  clientExposure,
  splitApart,
  lumpedTogether,
  unassignedService,
  duplicateFlag,
  duplicateSegment,
  excessAccess,
  coordinateByHand,
  nearLimit,
  overLimit,
  giantProject,
  projectPerService,
  contradictingConstraints,
  constraintWithoutReason,
  secretInMap,
  singleService,
  syntax,
  notText,
  tabIndentation,
  mergeConflict,
  mergeKey,
  unknownKey,
  missingKey,
  wrongType,
  duplicate,
  unknownName,
  unusedDeclaration,
  selfReference,
  ambiguousName,
  unknownRule,
  unusedSilence,
  silenceWithoutReason,
  staleBaseline,
  unreadableBaseline,
  includeNotFound,
  includeCycle,
  largeFile,
];

export const ruleByCode: ReadonlyMap<string, Rule> = new Map(
  allRules.map((rule) => [rule.code, rule]),
);
