import { isBag, isList, isText, type Check } from './checks.ts';
import { protocolVersion } from './protocol.ts';
import type { ExportFormat, FromPage, GraphModel, Place, Subject, ToPage } from './protocol.ts';

/** The guards check every index, too, so that the page may rely on them. */
const channels = new Set<unknown>(['database', 'api', 'release', 'flag', 'other']);
const severities = new Set<unknown>(['error', 'warning', 'information', 'hint']);
const views = new Set<unknown>(['current', 'recommended', 'difference']);
const formats = new Set<unknown>(['svg', 'png', 'mermaid', 'dot', 'html']);
const thingKinds = new Set<unknown>(['database', 'flag', 'segment']);

const isFlag: Check = (value) => typeof value === 'boolean';
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isIndex =
  (size: number): Check =>
  (value) =>
    isCount(value) && value < size;
const optional = (value: unknown, check: Check): boolean => value === undefined || check(value);
const isPoints: Check = (value) =>
  value === 'required' || (typeof value === 'number' && Number.isFinite(value));

export const isExportFormat = (value: unknown): value is ExportFormat => formats.has(value);

function isPosition(value: unknown): boolean {
  return isBag(value) && isCount(value['line']) && isCount(value['character']);
}

function isPlace(value: unknown): value is Place {
  return isBag(value) && isPosition(value['start']) && isPosition(value['end']);
}

function isFinding(value: unknown): boolean {
  return (
    isBag(value) &&
    severities.has(value['severity']) &&
    isText(value['message']) &&
    optional(value['place'], isPlace)
  );
}

const isEvidence =
  (things: Check): Check =>
  (value) =>
    isBag(value) &&
    isText(value['rule']) &&
    (value['kind'] === 'share' || value['kind'] === 'split') &&
    channels.has(value['channel']) &&
    isPoints(value['points']) &&
    isText(value['reason']) &&
    optional(value['thing'], things) &&
    isList(value['places'], isPlace);

const isService =
  (groups: Check): Check =>
  (value) =>
    isBag(value) &&
    isText(value['name']) &&
    optional(value['description'], isText) &&
    optional(value['owner'], isText) &&
    optional(value['product'], isText) &&
    optional(value['current'], groups) &&
    groups(value['recommended']) &&
    isList(value['flags'], isText) &&
    isList(value['findings'], isFinding) &&
    isPlace(value['place']);

function isGroup(value: unknown): boolean {
  return (
    isBag(value) &&
    isText(value['name']) &&
    isFlag(value['inCurrent']) &&
    isFlag(value['inRecommended']) &&
    optional(value['place'], isPlace)
  );
}

const isThing =
  (services: Check, groups: Check): Check =>
  (value) =>
    isBag(value) &&
    thingKinds.has(value['kind']) &&
    isText(value['name']) &&
    isList(value['users'], services) &&
    optional(value['currentHome'], groups) &&
    optional(value['recommendedHome'], groups) &&
    optional(value['place'], isPlace);

const isLink =
  (services: Check, things: Check): Check =>
  (value) =>
    isBag(value) &&
    services(value['a']) &&
    services(value['b']) &&
    (value['a'] as number) < (value['b'] as number) &&
    isPoints(value['share']) &&
    isPoints(value['split']) &&
    channels.has(value['channel']) &&
    isList(value['evidence'], isEvidence(things));

/** Whether the value is a model of this version whose indexes all point at something. */
export function isGraphModel(value: unknown): value is GraphModel {
  if (!isBag(value) || value['version'] !== protocolVersion) return false;
  const { services, groups, things, current, recommended } = value;
  if (!Array.isArray(services) || !Array.isArray(groups) || !Array.isArray(things)) return false;
  const service = isIndex(services.length);
  const group = isIndex(groups.length);
  return (
    isText(value['uri']) &&
    isText(value['title']) &&
    services.every(isService(group)) &&
    groups.every(isGroup) &&
    things.every(isThing(service, group)) &&
    isList(value['links'], isLink(service, isIndex(things.length))) &&
    isBag(current) &&
    isCount(current['overruled']) &&
    isBag(recommended) &&
    isCount(recommended['overruled']) &&
    isCount(recommended['bound']) &&
    isFlag(recommended['proven']) &&
    optional(value['notice'], isText)
  );
}

const isStoryReason: Check = (value) =>
  isBag(value) &&
  isText(value['rule']) &&
  isText(value['other']) &&
  isPoints(value['points']) &&
  isText(value['reason']);

const isStory: Check = (value) =>
  isBag(value) &&
  isText(value['service']) &&
  isList(value['why'], isStoryReason) &&
  isList(value['against'], isStoryReason) &&
  optional(value['certainty'], isText) &&
  optional(value['dilemma'], isText) &&
  isList(value['flips'], isText) &&
  isList(
    value['flags'],
    (flag) => isBag(flag) && isText(flag['name']) && isList(flag['seenBy'], isText),
  );

const isTrial: Check = (value) =>
  isBag(value) &&
  isText(value['service']) &&
  isText(value['target']) &&
  isCount(value['before']) &&
  isCount(value['after']) &&
  isList(value['required'], isText) &&
  optional(value['appear'], (list) => isList(list, isText)) &&
  optional(value['vanish'], (list) => isList(list, isText)) &&
  isList(value['access'], isText);

/** Whether the value names something that a page can show. */
export function isSubject(value: unknown): value is Subject {
  if (!isBag(value)) return false;
  const { service, thing } = value;
  if (service !== undefined) return isText(service);
  return isBag(thing) && thingKinds.has(thing['kind']) && isText(thing['name']);
}

/** Whether a message from the host is one the page understands. */
export function isToPage(value: unknown): value is ToPage {
  if (!isBag(value)) return false;
  switch (value['type']) {
    case 'graph':
      return isGraphModel(value['model']);
    case 'reveal':
      return isText(value['service']);
    case 'select':
      return isSubject(value['subject']);
    case 'view':
      return views.has(value['view']);
    case 'story':
      return isText(value['service']) && optional(value['story'], isStory);
    case 'trial':
      return (
        isText(value['service']) && isText(value['target']) && optional(value['trial'], isTrial)
      );
    case 'restore':
      return isBag(value['state']);
    case 'export':
      return formats.has(value['format']);
    default:
      return false;
  }
}

const isExported: Check = (value) =>
  isBag(value) && isGraphModel(value['model']) && views.has(value['view']) && isText(value['date']);

const isPicture: Check = (value) =>
  isBag(value) && isText(value['svg']) && isCount(value['width']) && isCount(value['height']);

/** Whether a message from the page is one the host understands. */
export function isFromPage(value: unknown): value is FromPage {
  if (!isBag(value)) return false;
  switch (value['type']) {
    case 'ready':
      return isCount(value['version']);
    case 'open':
      return isPlace(value['place']);
    case 'moveAll':
      return true;
    case 'story':
      return isText(value['service']);
    case 'trial':
    case 'move':
      return isText(value['service']) && isText(value['target']);
    case 'keep':
      return isBag(value['state']);
    case 'save':
      return formats.has(value['format']) && value['format'] !== 'html' && isText(value['content']);
    case 'report':
      return isExported(value['subject']) && isPicture(value['picture']);
    default:
      return false;
  }
}
