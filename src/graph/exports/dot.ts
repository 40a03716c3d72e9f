import { isShare } from '../coupling.ts';
import { oneLine } from './escape.ts';
import { signColours } from './palette.ts';
import { partsOf, titleOf, type Subject } from './subject.ts';

/**
 * The view as a Graphviz graph: a cluster a project, a line a coupled pair, in the colour of its
 * evidence and as wide as it is strong.
 */
export function dotOf(subject: Subject): string {
  const { model, date } = subject;
  const { parts } = partsOf(subject);
  const lines = [
    `graph ${quoted(`${titleOf(subject)}, ${date}`)} {`,
    '  graph [charset="UTF-8", fontname="Helvetica", rankdir=LR];',
    '  node [shape=box, style="rounded", fontname="Helvetica", fontsize=11];',
  ];
  for (const { group, name, members } of parts) {
    lines.push(`  subgraph cluster_${group} {`, `    label=${quoted(name)};`);
    for (const service of members) {
      const { name: called = '', owner } = model.services[service] ?? {};
      const tooltip = owner === undefined ? '' : `, tooltip=${quoted(`team ${owner}`)}`;
      lines.push(`    s${service} [label=${quoted(called)}${tooltip}];`);
    }
    lines.push('  }');
  }
  for (const link of model.links) {
    if (!isShare(link)) continue;
    const width = link.share === 'required' || link.share >= 15 ? 2 : 1;
    lines.push(
      `  s${link.a} -- s${link.b} [color="${signColours[link.channel]}", penwidth=${width}];`,
    );
  }
  return `${lines.join('\n')}\n}\n`;
}

/** A string of DOT that is taken as it is: no escapes of labels, no HTML, no control characters. */
const quoted = (text: string): string =>
  `"${oneLine(text)
    .replace(/[\u0000-\u001f\u007f]|\p{Cs}/gu, '')
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')}"`;
