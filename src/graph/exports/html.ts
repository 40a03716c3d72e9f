import { oneLine, xml } from './escape.ts';
import { palette } from './palette.ts';
import { unassignedName } from '../membership.ts';
import type { Picture } from '../protocol.ts';
import { partsOf, titleOf, totalsOf, type Subject } from './subject.ts';

/**
 * A report for people without VS Code: the picture, what would move, the findings, and every
 * project with its services. One file that needs no network, no script and no fonts.
 *
 * @param picture without title and date, which the report has
 */
export function htmlOf(subject: Subject, { svg, width }: Picture): string {
  const { model, date } = subject;
  const title = xml(oneLine(titleOf(subject)));
  const picture = svg.slice(svg.indexOf('<svg'));
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}${width > widest ? '' : `@media (min-width:${width + 60}px){.fitting{display:none}}`}</style>
</head>
<body>
<header><h1>${title}</h1><p>${xml(totalsOf(subject))}. ${xml(date)}, ${model.services.length} services.</p></header>
<main>
${fitting}<section class="picture" tabindex="0" role="region" aria-label="Picture">${picture}</section>
${moves(subject)}${findings(subject)}${projects(subject)}</main>
</body>
</html>
`;
}

/**
 * A picture that is wider than the page is shrunk to it, or as large as it is in a box of its own;
 * without script.
 */
const fitting =
  '<p class="fitting"><label><input type="checkbox" checked> The whole picture on the page</label></p>\n';

/** The picture has this much room on the widest page. */
const widest = 1350;

const style = `
*{box-sizing:border-box}body{margin:0 auto;max-width:1400px;padding:min(24px,3vw);background:${palette.ground};color:${palette.text};font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.5em;margin:0}header p{margin:4px 0 16px;color:${palette.quiet}}
.fitting{margin:0 0 8px}
.picture{overflow:auto;max-height:90vh;border:1px solid ${palette.line};border-radius:8px}
.picture svg{display:block}
.fitting:has(:checked)+.picture{max-height:none}.fitting:has(:checked)+.picture svg{max-width:100%;height:auto}
.table{overflow-x:auto}table{border-collapse:collapse}th,td{padding:4px 16px 4px 0;text-align:left;vertical-align:top;border-bottom:1px solid ${palette.line}}
.long{min-width:16em;overflow-wrap:anywhere}
.projects{columns:3 260px;padding:0;list-style:none}.projects>li{break-inside:avoid;margin-bottom:12px;overflow-wrap:anywhere}
@media print{.picture,.table{max-height:none;overflow:visible}.picture svg{max-width:100%;height:auto}.fitting{display:none}}
.projects ul{margin:2px 0;padding-left:20px}.quiet{color:${palette.quiet}}`;

const name = (text: string): string => xml(oneLine(text));

/** A cell breaks between words only, unless one of them is wider than any column. */
const cell = (text: string, tag = 'td'): string =>
  `<${tag}${/\S{36}/u.test(text) ? ' class="long"' : ''}>${xml(text)}</${tag.slice(0, 2)}>`;

/** A row begins with the service that it is about. */
const row = (service: string, ...cells: readonly string[]): string =>
  `<tr>${cell(oneLine(service), 'th scope="row"')}${cells.join('')}</tr>`;

function table(title: string, heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((each) => `<th scope="col">${each}</th>`).join('');
  return `<h2>${title}</h2>\n<div class="table" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>\n`;
}

function moves({ model }: Subject): string {
  const rows = model.services.flatMap((service) => {
    if (service.current === service.recommended) return [];
    const from = model.groups[service.current ?? -1]?.name ?? unassignedName;
    const to = model.groups[service.recommended]?.name ?? '';
    return row(service.name, cell(oneLine(from)), cell(oneLine(to)));
  });
  return rows.length === 0
    ? '<h2>Nothing to move</h2>\n'
    : table('What would move', ['Service', 'Today', 'Recommended'], rows);
}

function findings({ model }: Subject): string {
  const rows = model.services.flatMap((service) =>
    service.findings.map(({ severity, message }) =>
      row(service.name, cell(severity), cell(message)),
    ),
  );
  return rows.length === 0 ? '' : table('Findings', ['Service', 'Severity', 'Finding'], rows);
}

function projects(subject: Subject): string {
  const { services } = subject.model;
  const items = partsOf(subject).parts.map(({ name: project, members }) => {
    const inside = members.map((member) => {
      const { name: called = '', owner } = services[member] ?? {};
      const team = owner === undefined ? '' : ` <span class="quiet">${name(owner)}</span>`;
      return `<li>${name(called)}${team}</li>`;
    });
    return `<li><strong>${name(project)}</strong><ul>${inside.join('')}</ul></li>`;
  });
  return `<h2>Projects</h2>\n<ul class="projects">${items.join('\n')}</ul>\n`;
}
