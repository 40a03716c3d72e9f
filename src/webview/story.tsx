import type { ServiceStory, StoryReason } from '../graph/protocol.ts';
import { signed } from './words.ts';

/** Why a service is recommended where it is, what speaks against, and what would flip it. */
export function Story({ story }: { readonly story: ServiceStory }) {
  const { why, against, flips, flags, certainty, dilemma } = story;
  return (
    <>
      <Reasons title="Why here" reasons={why} />
      {certainty !== undefined && <p>{certainty}</p>}
      <Reasons title="What speaks against" reasons={against} />
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
                {name}
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
}: {
  readonly title: string;
  readonly reasons: readonly StoryReason[];
}) {
  if (reasons.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="evidence">
        {reasons.map(({ rule, other, points, reason }) => (
          <li key={rule + other + reason} class={title === 'Why here' ? 'share' : 'split'}>
            <span class="points">{signed(points)}</span>
            <span>
              {reason}
              <span class="quiet">{` ${other}`}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
