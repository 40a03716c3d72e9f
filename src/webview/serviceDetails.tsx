import { useEffect } from 'preact/hooks';
import { Evidence, Heading, shorter, ToService, weight, type PartProps } from './detailParts.tsx';
import { factsOf } from './facts.ts';
import { Story } from './story.tsx';
import { tryTarget } from './whatIf.ts';
import { balance, whereabouts } from './words.ts';

/** A service: where it is and would be, why, and what it is coupled to. */
export function ServiceDetails({
  store,
  host,
  model,
  open,
  service: index,
}: PartProps & { readonly service: number }) {
  const service = model.services[index];
  const { story } = store.get();
  const name = service?.name ?? '';
  const known = story?.model === model && story.service === name;
  useEffect(() => {
    if (name !== '' && !known) host.postMessage({ type: 'story', service: name });
  }, [model, name]);
  if (!service) return null;
  const links = (factsOf(model).linksOf[index] ?? [])
    .flatMap((link) => model.links[link] ?? [])
    .sort((x, y) => weight(y) - weight(x));
  return (
    <>
      <Heading {...service} open={open} />
      {service.description !== undefined && <p>{shorter(service.description)}</p>}
      <p class="quiet">
        {service.owner !== undefined && `Team ${service.owner}. `}
        {capital(whereabouts(model, service))}.
      </p>
      <p>
        <button type="button" class="move" onClick={() => tryTarget(store, host, service.name)}>
          Move to project…
        </button>
      </p>
      {service.findings.length > 0 && (
        <>
          <h3>Findings</h3>
          <ul>
            {service.findings.map(({ severity, message, place }) => (
              <li key={message} class={`finding ${severity}`}>
                <button type="button" class="link" onClick={() => open(place ?? service.place)}>
                  {message}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {known && story.story && <Story {...{ store, model }} story={story.story} />}
      <h3>{links.length === 0 ? 'Nothing couples it' : 'Coupled to'}</h3>
      {links.map((link) => {
        const other = link.a === index ? link.b : link.a;
        const together = model.services[other]?.recommended === service.recommended;
        const outcome = together ? 'together' : 'apart';
        const said = balance(link);
        return (
          <section key={other} class="pair">
            <h4>
              <ToService {...{ store, model }} service={other} />
              <span class="quiet"> {said}</span>
              {!said.endsWith(outcome) && <span class="tag">{outcome}</span>}
            </h4>
            <Evidence link={link} open={open} />
          </section>
        );
      })}
      {!(known && story.story) && service.flags.length > 0 && (
        <>
          <h3>Flags</h3>
          <p class="names">{service.flags.map(shorter).join(', ')}</p>
        </>
      )}
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
