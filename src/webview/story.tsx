import type { ServiceStory, StoryReason } from '../graph/protocol.ts';
import { Points, ToService, type PartProps } from './detailParts.tsx';

type Ways = Pick<PartProps, 'store' | 'model'>;

/** Why a service is recommended where it is, what speaks against, and what would flip it. */
export function Story({ story, ...ways }: Ways & { readonly story: ServiceStory }) {
  const { why, against, flips, flags, certainty, dilemma } = story;
  return (
    <>
      <Reasons title="Why here" reasons={why} {...ways} />
      {certainty !== undefined && <p>{certainty}</p>}
      <Reasons title="What speaks against" reasons={against} {...ways} />
      {dilemma !== undefined && <p>{dilemma}</p>}
      {flips.length > 0 && (
        <>
          <h3>What would flip it</h3>
          <ul class="flips">
            {flips.map((flip) => (
              <li key={flip}>{flip}</li>
            ))}
          </ul>
        </>
      )}
      {flags.length > 0 && (
        <>
          <h3>Flags, and who can see them</h3>
          <ul class="seen-by">
            {flags.map(({ name, seenBy }) => (
              <li key={name}>
                <strong>{name}</strong>
                <span class="quiet">
                  {seenBy.length === 0 ? 'no team' : seenBy.slice(0, 12).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Reasons({
  title,
  reasons,
  store,
  model,
}: Ways & { readonly title: string; readonly reasons: readonly StoryReason[] }) {
  if (reasons.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="evidence">
        {reasons.map(({ rule, other, points, reason }) => (
          <li key={rule + other + reason}>
            <Points points={points} />
            <span>
              <strong>
                <ToService
                  {...{ store, model }}
                  service={model.services.findIndex(({ name }) => name === other)}
                />
              </strong>
              {reason}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
