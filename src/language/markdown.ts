/** Markdown in which the workspace's own text stays text, whatever it holds. */
export const escape = (text: string): string =>
  (text.length > 200 ? `${text.slice(0, 199)}…` : text)
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&')
    .replace(/\s+/g, ' ');

/** Inline code; a backtick inside it would end it. */
export const code = (text: string): string => `\`${text.replaceAll('`', 'ˋ')}\``;

/** Where the rules' pages are published. */
export const rulePages = 'https://github.com/service-map/service-map/blob/main/docs/rules';

export const pageOf = (rule: string): string => `${rulePages}/${rule}.md`;

/** The code of a rule, linked to its page. */
export const link = (rule: string): string =>
  rule === 'constraint' ? '`constraint`' : `[\`${rule}\`](${pageOf(rule)})`;

/** A name as it stands in a label of the editor: on one line, and not longer than that bears. */
export const brief = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};
