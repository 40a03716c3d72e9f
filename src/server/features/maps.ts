import type { Feature } from '../feature.ts';
import { mapsRequest, otherLanguages } from '../requests.ts';

/** Which maps the workspace has; the client says which files called so are something else to it. */
export const maps: Feature = {
  register({ connection, documents, leftAlone }) {
    connection.onRequest(mapsRequest, () => documents.roots());
    connection.onNotification(otherLanguages, ({ uris }) => {
      if (leftAlone.open(uris)) documents.rediscover();
    });
  },
};
