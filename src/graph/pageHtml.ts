/** What the page needs to know of whoever serves it. */
export interface PageAddresses {
  readonly script: string;
  readonly style: string;
  /** The origin that style sheets and fonts may come from, as a policy source. */
  readonly source: string;
  /** Unguessable, and new for every page. */
  readonly nonce: string;
}

/** The page: one script and one style sheet of our own, and nothing else may load or run. */
export function pageHtml({ script, style, source, nonce }: PageAddresses): string {
  const policy = [
    "default-src 'none'",
    // The picture of the map becomes a PNG through an image of its own making.
    `img-src ${source} data:`,
    `font-src ${source}`,
    `style-src ${source}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Service Map</title>
</head>
<body>
<main id="app"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
