import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { GraphModel, MoveTrial } from '../graph/protocol.ts';
import type { Host } from './host.ts';
import type { Store } from './store.ts';
import { apply, cancel, tryTarget } from './whatIf.ts';
import { groupName, plural, signed } from './words.ts';

/** So near the pointer may come, in pixels. */
const shy = 24;

interface Props {
  readonly store: Store;
  readonly host: Host;
  readonly model: GraphModel;
}

/**
 * What a move would change, while a service is carried or a project is chosen for it. It takes the
 * place of the details; where they are closed it keeps out of the way of the pointer.
 */
export function MovePanel({ store, host, model }: Props) {
  const { whatIf, carried, detailsOpen } = store.get();
  const choice = useRef<HTMLSelectElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [aside, setAside] = useState(false);
  useLayoutEffect(() => {
    if (detailsOpen || !carried || !panel.current) return;
    const { left, right, top, bottom } = panel.current.getBoundingClientRect();
    const { x, y } = carried;
    if (x > left - shy && x < right + shy && y > top - shy && y < bottom + shy) setAside(!aside);
  }, [carried]);
  const open = whatIf !== undefined;
  useLayoutEffect(() => {
    // Reached by keys or let go: the choice has the focus, and gives it back to the picture.
    if (open && !carried) choice.current?.focus();
  }, [open, carried]);
  useEffect(() => {
    if (!whatIf?.stale || whatIf.target === undefined) return;
    const { service, target } = whatIf;
    tryTarget(store, host, service);
    tryTarget(store, host, service, target);
  }, [whatIf]);
  if (!whatIf) return null;
  const { service, target, trial } = whatIf;
  const current = model.services.find(({ name }) => name === service)?.current;
  const projects = model.groups.filter((_, group) => group !== current).map(({ name }) => name);
  const close = () => {
    cancel(store);
    document.querySelector<SVGElement>('.picture')?.focus();
  };
  return (
    <section
      ref={panel}
      class={`moving ${aside && !detailsOpen ? 'aside' : ''}`}
      aria-label={`Move ${service}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <h2>Move {service}</h2>
      <label>
        {`from ${groupName(model, current)} to `}
        <select
          ref={choice}
          value={target ?? ''}
          onChange={({ currentTarget: { value } }) =>
            tryTarget(store, host, service, value === '' ? undefined : value)
          }
        >
          <option value="">a project …</option>
          {projects.map((name) => (
            <option key={name} value={name}>
              {name.length > 60 ? `${name.slice(0, 59)}…` : name}
            </option>
          ))}
        </select>
      </label>
      <div class="choices">
        <button
          type="button"
          class="primary"
          disabled={!trial}
          onClick={() => {
            apply(store, host);
            document.querySelector<SVGElement>('.picture')?.focus();
          }}
        >
          Apply
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </div>
      {target !== undefined && trial === undefined && <p class="quiet">Working it out …</p>}
      {trial === null && <p>This file cannot be edited so.</p>}
      {trial && <Trial trial={trial} />}
    </section>
  );
}

function Trial({ trial }: { readonly trial: MoveTrial }) {
  const { before, after, required, appear, vanish, access } = trial;
  const change = after - before;
  return (
    <>
      <p class="change">
        <strong class={change < 0 ? 'better' : change > 0 ? 'worse' : ''}>
          {change === 0 ? 'No points change' : `${signed(change)} points overruled`}
        </strong>
        <span class="quiet">{` ${before} → ${after}`}</span>
      </p>
      <Sentences title="Required, and broken" list={required} sign="!" />
      <Sentences title="Who can see what" list={access} sign="•" />
      <Findings title="Findings that come" list={appear ?? []} sign="+" />
      <Findings title="Findings that go" list={vanish ?? []} sign="−" />
      {appear === undefined && (
        <p class="quiet">In a map of this size findings are told after the move.</p>
      )}
    </>
  );
}

interface Told {
  readonly title: string;
  readonly list: readonly string[];
  readonly sign: string;
}

function Sentences({ title, list, sign }: Told) {
  if (list.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {list.map((sentence) => (
          <li key={sentence}>
            <span aria-hidden="true">{sign}</span>
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** So many findings are told at once, each in two lines. */
const mostAtOnce = 3;
/** A sentence of more letters than these may not fit two lines. */
const twoLines = 70;

/** The first findings in a few lines, so that all headings are in sight; the rest on request. */
function Findings({ title, list, sign }: Told) {
  const [whole, setWhole] = useState(false);
  const cut = list.length > mostAtOnce || list.some(({ length }) => length > twoLines);
  return (
    <div class={whole ? '' : 'brief'}>
      <Sentences
        title={list.length > mostAtOnce ? `${title} (${list.length})` : title}
        list={whole ? list : list.slice(0, mostAtOnce)}
        sign={sign}
      />
      {cut && (
        <button type="button" class="link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Shorter' : `Read ${plural(list.length, 'finding')} in full`}
        </button>
      )}
    </div>
  );
}

/** What the pointer carries. */
export function Carried({ store }: { readonly store: Store }) {
  const { carried, whatIf } = store.get();
  if (!carried || !whatIf) return null;
  return (
    <div
      class="carried"
      aria-hidden="true"
      ref={(element) => {
        if (!element) return;
        element.style.left = `${carried.x + 12}px`;
        element.style.top = `${carried.y + 12}px`;
      }}
    >
      {whatIf.service}
      {whatIf.trial && (
        <span class="quiet">{` ${signed(whatIf.trial.after - whatIf.trial.before)}`}</span>
      )}
    </div>
  );
}
