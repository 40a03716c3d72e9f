import type { Analysis } from '../language/analysis.ts';
import { reportPlan, reportProjects, reportServices } from '../language/answers/report.ts';
import { unknownService } from '../language/answers/supposition.ts';
import {
  plainText,
  tellProjects,
  tellServices,
  tellSupposition,
  tellWhatIf,
} from '../language/answers/tell.ts';
import { tellPlan } from '../language/answers/tellPlan.ts';
import { whatIf } from '../language/answers/whatIf.ts';
import type { Call } from './arguments.ts';
import { analyseSource, json, type Options, type Outcome, type Source } from './commands.ts';

/** A question that has no answer, and why, as the user is told. */
export class Unanswerable extends Error {}

const answer = (options: Options, report: unknown, lines: () => readonly string[]): Outcome => ({
  output: options.format === 'json' ? json(report) : plainText(lines()),
  failed: false,
});

/** Why two services, or two projects, are together or apart. */
export function explain(source: Source, call: Options & Pick<Call, 'subjects'>): Outcome {
  const analysis = analyseSource(source, call);
  const [a = '', b = ''] = call.subjects;
  if (a === b) throw new Unanswerable('explain takes two different names');
  const { indexes } = analysis.map.model.users;
  const [x, y] = [indexes.get(a), indexes.get(b)];
  if (x !== undefined && y !== undefined) {
    const report = reportServices(analysis, x, y, source.nameOf);
    return answer(call, report, () => tellServices(report));
  }
  for (const which of ['recommended', 'current'] as const) {
    const [p, q] = [a, b].map((name) => analysis[which].names.indexOf(name));
    if (p === undefined || q === undefined || p < 0 || q < 0) continue;
    const report = reportProjects(analysis, which, p, q);
    return answer(call, report, () => tellProjects(report));
  }
  throw new Unanswerable(unknownName(analysis, x === undefined ? a : b));
}

const isProject = ({ recommended, current }: Analysis, name: string): boolean =>
  recommended.names.includes(name) || current.names.includes(name);

const unknownName = (analysis: Analysis, name: string): string =>
  isProject(analysis, name)
    ? `${name} is a project: explain takes two services, or two projects of one grouping`
    : (unknownService(analysis, name) ?? `${name} is a service, and the other name is not`);

/** The ordered moves from today to the recommended projects. */
export function plan(source: Source, options: Options): Outcome {
  const report = reportPlan(analyseSource(source, options));
  return answer(options, report, () => tellPlan(report));
}

/** What a change of the map would change. */
export function tryOut(source: Source, call: Options & Pick<Call, 'supposition'>): Outcome {
  const { supposition } = call;
  if (!supposition) throw new Unanswerable('there is nothing to suppose');
  const { cleanSlate } = call;
  const result = whatIf(analyseSource(source, call), supposition, { cleanSlate, unlimited: true });
  if (typeof result === 'string') throw new Unanswerable(result);
  const { before, after, shifts, gone, come, changed } = result;
  return answer(call, { before, after, shifts, gone, come, changed }, () =>
    tellWhatIf(result, tellSupposition(supposition)),
  );
}
