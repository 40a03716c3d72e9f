import type { Layout } from '../layout.ts';
import { oneLine, xml } from './escape.ts';
import { palette } from './palette.ts';
import { partsOf, titleOf, totalsOf, unassigned, type Subject } from './subject.ts';
import { svgOf } from './svg.ts';

/**
 * A report for people without VS Code: the picture, what would move, the findings, and every
 * project with its services. One file that needs no network, no script and no fonts.
 */
export function htmlOf(subject: Subject, layout?: Layout): string {
  const { model, date } = subject;
  const { svg } = svgOf(subject, layout);
  const title = xml(oneLine(titleOf(subject)));
  const picture = svg.slice(svg.indexOf('<svg'));
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${title}</h1><p>${xml(totalsOf(subject))}. ${xml(date)}, ${String(model.services.length)} services.</p></header>
<main>
<section class="picture" tabindex="0" role="region" aria-label="Picture">${picture}</section>
${moves(subject)}${findings(subject)}${projects(subject)}</main>
</body>
</html>
`;
}

const style = `
body{margin:0 auto;max-width:1400px;padding:24px;background:${palette.ground};color:${palette.text};font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.5em;margin:0}header p{margin:4px 0 16px;color:${palette.quiet}}
.picture{overflow:auto;border:1px solid ${palette.line};border-radius:8px}
.picture svg{display:block;max-width:100%;height:auto}
table{border-collapse:collapse}th,td{padding:4px 16px 4px 0;text-align:left;border-bottom:1px solid ${palette.line};overflow-wrap:anywhere}
.projects{columns:3 260px;padding:0;list-style:none}.projects>li{break-inside:avoid;margin-bottom:12px;overflow-wrap:anywhere}
.projects ul{margin:2px 0;padding-left:20px}.quiet{color:${palette.quiet}}`;

const name = (text: string): string => xml(oneLine(text));

function moves({ model }: Subject): string {
  const rows = model.services.flatMap((service) => {
    if (service.current === service.recommended) return [];
    const from = model.groups[service.current ?? -1]?.name ?? unassigned;
    const to = model.groups[service.recommended]?.name ?? '';
    return `<tr><th scope="row">${name(service.name)}</th><td>${name(from)}</td><td>${name(to)}</td></tr>`;
  });
  if (rows.length === 0) return '<h2>Nothing to move</h2>\n';
  return `<h2>What would move</h2>\n<table><thead><tr><th scope="col">Service</th><th scope="col">Today</th><th scope="col">Recommended</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>\n`;
}

function findings({ model }: Subject): string {
  const rows = model.services.flatMap((service) =>
    service.findings.map(
      ({ severity, message }) =>
        `<tr><th scope="row">${name(service.name)}</th><td>${severity}</td><td>${xml(message)}</td></tr>`,
    ),
  );
  return rows.length === 0
    ? ''
    : `<h2>Findings</h2>\n<table><thead><tr><th scope="col">Service</th><th scope="col">Severity</th><th scope="col">Finding</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>\n`;
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
