import type { Analysis } from '../../language/analysis.ts';
import {
  reportPlan,
  reportProjects,
  reportServices,
  type PlaceReport,
} from '../../language/answers/report.ts';
import {
  tellProjects,
  tellServices,
  tellSupposition,
  tellWhatIf,
} from '../../language/answers/tell.ts';
import { tellPlan } from '../../language/answers/tellPlan.ts';
import { whatIf, type Told, type WhatIf } from '../../language/answers/whatIf.ts';
import { haveOneRoot, pathOf, relativePath } from '../../language/paths.ts';
import { workspaceEdit } from '../changes.ts';
import type { View } from '../documents.ts';
import type { Feature, Host } from '../feature.ts';
import { answerRequest, namesRequest, type Answer, type Question } from '../requests.ts';

/** Answers to questions about the recommendation, in sentences. */
export const answers: Feature = {
  register(host) {
    const { connection, documents, can } = host;
    connection.onRequest(namesRequest, async ({ uri }, token) => {
      const view = await documents.answeredView(uri, { token });
      if (!view) return null;
      const { evidence, recommended, current } = view.analysis;
      const projects = [...new Set([...recommended.names, ...current.names])].sort();
      return { services: evidence.services, projects };
    });
    connection.onRequest(answerRequest, async ({ uri, question, base }, token) => {
      const unchanged = !can().versionedEdits;
      const view = await documents.settledView(uri, { token, unchanged });
      return view ? answerTo(host, view, question, base) : null;
    });
  },
};

function answerTo(
  { documents, settings, can }: Host,
  view: View,
  question: Question,
  base: string | undefined,
): Answer {
  const { analysis } = view;
  if (analysis.limited) return { wrong: 'The map is too large for a recommendation.' };
  switch (question.kind) {
    case 'plan':
      return markdown(tellPlan(reportPlan(analysis)));
    case 'explain':
      return explain(analysis, question, (file) => documents.facts(file).uri, placeIn(base));
    case 'whatIf': {
      const { recommendation, rules } = settings.current();
      const result = whatIf(analysis, question.supposition, { ...recommendation, rules });
      if (typeof result === 'string') return { wrong: result };
      return {
        ...markdown(tellWhatIf(result, tellSupposition(question.supposition))),
        ...(!bringsError(result) && { edit: workspaceEdit(can(), view, result.edits) }),
      };
    }
  }
}

const bringsError = ({ come, changed }: WhatIf): boolean =>
  come.some(isError) || changed.some(({ before, after }) => isError(after) && !isError(before));

const isError = ({ severity }: Told): boolean => severity === 'error';

function explain(
  analysis: Analysis,
  { a, b }: Question & { readonly kind: 'explain' },
  uriOf: (file: string) => string,
  place: (place: PlaceReport) => string,
): Answer {
  const { indexes } = analysis.map.model.users;
  const [x, y] = [indexes.get(a), indexes.get(b)];
  if (x !== undefined && y !== undefined)
    return markdown(tellServices(reportServices(analysis, x, y, uriOf), place));
  for (const which of ['recommended', 'current'] as const) {
    const [p = -1, q = -1] = [a, b].map((name) => analysis[which].names.indexOf(name));
    if (p >= 0 && q >= 0) return markdown(tellProjects(reportProjects(analysis, which, p, q)));
  }
  return { wrong: `${a} and ${b} are neither two services nor two projects.` };
}

/**
 * A place that can be clicked where the page is shown. The editor’s preview of Markdown refuses
 * the addresses of files, and reads a path from the root as one in the first folder of the
 * workspace, be it out of it again.
 */
const placeIn =
  (base: string | undefined) =>
  ({ file, range: { start } }: PlaceReport): string => {
    const line = String(start.line + 1);
    const text = `${pathOf(file).split('/').at(-1) ?? ''}:${line}`;
    if (base === undefined || !haveOneRoot(base, file)) return text;
    const path = relativePath(`${base}/.`, file).split('/').map(encoded).join('/');
    return `[${text.replace(/[\\[\]]/g, '\\$&')}](/${path}#L${line})`;
  };

/** A part of a path with nothing in it that means something to Markdown. */
const encoded = (segment: string): string =>
  encodeURIComponent(segment).replace(
    /[()*!'~_]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const markdown = (lines: readonly string[]): Answer => ({ text: `${lines.join('\n')}\n` });
