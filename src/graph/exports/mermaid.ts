import { isShare } from '../coupling.ts';
import { oneLine } from './escape.ts';
import { partsOf, titleOf, type Subject } from './subject.ts';

/** Mermaid refuses more than 500 edges and 50,000 characters. */
const mostServices = 250;
const mostEdges = 400;
const mostGroups = 600;

/**
 * The view as a Mermaid flowchart: a subgraph a project, lines inside it, and one line with a
 * count between projects. Of a large map only the projects.
 */
export function mermaidOf(subject: Subject): string {
  const { model } = subject;
  const { parts, between } = partsOf(subject);
  const detailed = model.services.length <= mostServices;
  const lines = [`%% ${oneLine(titleOf(subject))}, ${subject.date}`, 'flowchart LR'];
  const node = (service: number) => `s${service}`;
  const shown = parts.slice(0, mostGroups);
  for (const { group, name, members } of shown) {
    if (!detailed) {
      lines.push(`  g${group}["${label(name, 40)}<br/>${members.length}"]`);
      continue;
    }
    lines.push(`  subgraph g${group}["${label(name)}"]`);
    for (const service of members)
      lines.push(`    ${node(service)}["${label(model.services[service]?.name ?? '')}"]`);
    lines.push('  end');
  }
  const edges: string[] = between
    .filter(
      ({ a, b }) =>
        shown.some(({ group }) => group === a) && shown.some(({ group }) => group === b),
    )
    .slice(0, mostEdges / 2)
    .map(({ a, b, count }) => `  g${a} ---|${count}| g${b}`);
  if (detailed) {
    const partOf = new Map(parts.flatMap(({ group, members }) => members.map((s) => [s, group])));
    for (const link of model.links)
      if (isShare(link) && partOf.get(link.a) === partOf.get(link.b) && edges.length < mostEdges)
        edges.push(`  ${node(link.a)} --- ${node(link.b)}`);
  }
  return `${[...lines, ...edges].join('\n')}\n`;
}

/** Everything that could be syntax becomes an entity of Mermaid’s own. */
function label(text: string, most = 60): string {
  const letters = Array.from(oneLine(text));
  const cut = letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
  const safe = cut.replace(/[^\p{L}\p{M}\p{N} ._/:@…-]/gu, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code < 32 || (code >= 0xd800 && code <= 0xdfff) ? '' : `#${code};`;
  });
  return safe === '' ? ' ' : safe;
}
