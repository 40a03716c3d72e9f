import { baselineText, parseBaseline } from '../../language/baseline.ts';
import { baselinePlaces } from '../../language/baselineFile.ts';
import type { Feature } from '../feature.ts';
import { baselineRequest } from '../requests.ts';

/** Accepts the findings of today: the text of a baseline, for the client to write. */
export const baseline: Feature = {
  register({ connection, documents, settings, facts }) {
    connection.onRequest(baselineRequest, async ({ uri }, token) => {
      const view = await documents.settledView(uri, { token });
      if (!view || view.analysis.limited) return null;
      const { map, findings, baselined, baseline: before } = view.analysis;
      const { baseline: name, rules } = settings.current();
      const own = view.locationOf({ start: 0, end: 0 }).uri;
      const place = before?.uri ?? baselinePlaces(own, name, facts().folders)[0];
      if (place === undefined) return null;
      // What the user has switched off is not looked for, and may be there for others.
      const text = baselineText(map, [...findings, ...baselined], place, before, {
        keeps: (code) => rules[code] === 'off',
      });
      const { entries } = parseBaseline(place, text);
      return { uri: place, text, count: entries.reduce((sum, { count }) => sum + count, 0) };
    });
  },
};
