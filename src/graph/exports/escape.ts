/** No export carries a name that is longer. */
const longest = 200;

/** A name as one line of no more than 200 letters. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = Array.from(line.length > 4 * longest ? line.slice(0, 4 * longest) : line);
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : letters.join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for XML and HTML, in elements and attributes; what XML cannot hold becomes U+FFFD. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
