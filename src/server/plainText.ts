/** Our Markdown as a client shows it that knows plain text only. */
export function plainText(markdown: string): string {
  const kept: string[] = [];
  /** Code and escaped characters are text: they stand aside until the marks are gone. */
  const keep = (text: string): string => `\uE000${kept.push(text) - 1}\uE001`;
  return markdown
    .replace(/^```.*\n?/gm, '')
    .replace(/`([^`]*)`/g, (_, code: string) => keep(code))
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~&])/g, (_, character: string) => keep(character))
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/^#+ +/gm, '')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(^|[^\p{L}\p{N}_])_([^_\n]+)_(?![\p{L}\p{N}_])/gmu, '$1$2')
    .replace(/\*([^*\n]+)\*/g, '$1')
    .replace(/&nbsp;/g, ' ')
    .replace(/ {2}$/gm, '')
    .replace(/\uE000(\d+)\uE001/g, (_, index: string) => kept[Number(index)] ?? '');
}
