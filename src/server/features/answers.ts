import type { Analysis } from '../../language/analysis.ts';
import {
  reportPlan,
  reportProjects,
  reportServices,
  type PlaceReport,
} from '../../language/answers/report.ts';
import {
  tellPlan,
  tellProjects,
  tellServices,
  tellSupposition,
  tellWhatIf,
} from '../../language/answers/tell.ts';
import { whatIf } from '../../language/answers/whatIf.ts';
import type { View } from '../documents.ts';
import type { Feature, Host } from '../feature.ts';
import { answerRequest, namesRequest, type Answer, type Question } from '../requests.ts';

/** Answers to questions about the recommendation, in sentences. */
export const answers: Feature = {
  register(host) {
    const { connection, documents } = host;
    connection.onRequest(namesRequest, async ({ uri }) => {
      const view = await documents.answeredView(uri);
      if (!view) return null;
      const { evidence, recommended, current } = view.analysis;
      const projects = [...new Set([...recommended.names, ...current.names])].sort();
      return { services: evidence.services, projects };
    });
    connection.onRequest(answerRequest, async ({ uri, question }) => {
      const view = await documents.settledView(uri);
      return view ? answerTo(host, view, question) : null;
    });
  },
};

function answerTo({ documents, settings }: Host, view: View, question: Question): Answer {
  const { analysis } = view;
  if (analysis.limited) return { wrong: 'The map is too large for a recommendation.' };
  switch (question.kind) {
    case 'plan':
      return markdown(tellPlan(reportPlan(analysis)));
    case 'explain':
      return explain(analysis, question, (file) => documents.facts(file).uri);
    case 'whatIf': {
      const { recommendation, rules } = settings.current();
      const result = whatIf(analysis, question.supposition, { ...recommendation, rules });
      if (typeof result === 'string') return { wrong: result };
      return {
        ...markdown(tellWhatIf(result, tellSupposition(question.supposition))),
        edit: view.workspaceEdit(result.edits),
      };
    }
  }
}

function explain(
  analysis: Analysis,
  { a, b }: Question & { readonly kind: 'explain' },
  uriOf: (file: string) => string,
): Answer {
  const { indexes } = analysis.map.model.users;
  const [x, y] = [indexes.get(a), indexes.get(b)];
  if (x !== undefined && y !== undefined)
    return markdown(tellServices(reportServices(analysis, x, y, uriOf), link));
  for (const which of ['recommended', 'current'] as const) {
    const [p = -1, q = -1] = [a, b].map((name) => analysis[which].names.indexOf(name));
    if (p >= 0 && q >= 0) return markdown(tellProjects(reportProjects(analysis, which, p, q)));
  }
  return { wrong: `${a} and ${b} are neither two services nor two projects.` };
}

/** A place that can be clicked. */
const link = ({ file, range: { start } }: PlaceReport): string => {
  const line = String(start.line + 1);
  return `[${file.slice(file.lastIndexOf('/') + 1)}:${line}](${file}#L${line})`;
};

const markdown = (lines: readonly string[]): Answer => ({ text: `${lines.join('\n')}\n` });
