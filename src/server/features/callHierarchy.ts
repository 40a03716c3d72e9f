import type { CallHierarchyItem } from 'vscode-languageserver';
import {
  callItemAt,
  incomingCalls,
  outgoingCalls,
  type CallItem,
  type CallSubject,
} from '../../language/callHierarchy.ts';
import type { Abilities } from '../abilities.ts';
import type { View } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { toSymbolKind } from '../translate.ts';

export const callHierarchy: Feature = {
  capabilities: { callHierarchyProvider: true },
  register({ connection, documents, can }) {
    const { callHierarchy: requests } = connection.languages;
    requests.onPrepare(({ textDocument, position }) => {
      const view = documents.view(textDocument.uri);
      const item = view && callItemAt(view.analysis, view.offsetAt(position));
      return item ? [toItem(view, item, can())] : null;
    });
    requests.onIncomingCalls(({ item }) => {
      const view = documents.view(item.uri);
      return view
        ? incomingCalls(view.analysis, subjectOf(item)).map((call) => ({
            from: toItem(view, call.item, can()),
            fromRanges: call.places.map((place) => view.locationOf(place).range),
          }))
        : null;
    });
    requests.onOutgoingCalls(({ item }) => {
      const view = documents.view(item.uri);
      return view
        ? outgoingCalls(view.analysis, subjectOf(item)).map((call) => ({
            to: toItem(view, call.item, can()),
            fromRanges: call.places.map((place) => view.locationOf(place).range),
          }))
        : null;
    });
  },
};

function toItem(
  view: View,
  { kind, name, detail, range, selection }: CallItem,
  { symbolKinds }: Abilities,
): CallHierarchyItem {
  const { uri, range: selectionRange } = view.locationOf(selection);
  return {
    name,
    kind: toSymbolKind(kind, symbolKinds),
    ...(detail !== '' && { detail }),
    uri,
    range: view.locationOf(range).range,
    selectionRange,
    data: { kind, name } satisfies CallSubject,
  };
}

/** Found again by kind and name: the text may have changed since the item was made. */
function subjectOf({ name, data }: CallHierarchyItem): CallSubject {
  const { kind } = data as CallSubject;
  return { kind, name };
}
