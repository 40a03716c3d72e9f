import type { DocumentLink } from 'vscode-languageserver';
import { documentLinksIn } from '../../language/documentLinks.ts';
import type { Feature } from '../feature.ts';
import { resolveInside } from '../../language/paths.ts';

export const documentLinks: Feature = {
  capabilities: { documentLinkProvider: {} },
  register({ connection, documents, facts, settings, can }) {
    connection.onDocumentLinks(({ textDocument: { uri } }) => {
      const view = documents.view(uri);
      if (!view) return [];
      const { dashboard } = settings.current().flagsmith;
      return documentLinksIn(view.analysis.map, view.extent, { dashboard }).flatMap(
        ({ range, tooltip, target: to }): DocumentLink[] => {
          const target = 'url' in to ? to.url : resolveInside(uri, to.path, facts().folders);
          return target === undefined
            ? []
            : [{ range: view.spanOf(range), ...(can().linkTooltips && { tooltip }), target }];
        },
      );
    });
  },
};
