import type { TransferField, TransferSubject } from '#contract/model/transfer.ts';
import { canonicalJson } from '../files/canonical-json.ts';

/** An entry of a file as JSON has it, before it is known to be one. */
export type RawItem = Readonly<Record<string, unknown>>;

/** How a field stands in a cell of a table: one text for one value, empty for none. */
interface Field {
  readonly name: TransferField;
  /** The keys that lead to it in the JSON. */
  readonly path: readonly [string] | readonly [string, string];
  readonly kind: Kind;
}

type Kind = 'text' | 'number' | 'yes-no' | 'words' | 'numbers' | 'end' | 'json';

const field = (name: TransferField, kind: Kind, path?: Field['path']): Field => ({
  name,
  kind,
  path: path ?? [name],
});

/** The columns of each table, in their order. */
export const FIELDS: Readonly<Record<TransferSubject, readonly Field[]>> = {
  presets: [
    field('name', 'text'),
    field('account', 'text'),
    field('vendors', 'words'),
    field('streamIds', 'words'),
    field('end', 'end'),
    field('stopAtEnd', 'yes-no'),
    field('confirmStop', 'yes-no'),
    field('confirmStart', 'yes-no'),
    field('group', 'text'),
    field('tags', 'json'),
    field('colour', 'text'),
    field('pinned', 'yes-no'),
    field('archived', 'yes-no'),
    field('profile', 'json'),
    field('domain', 'text'),
    field('point', 'text'),
  ],
  schedules: [
    field('name', 'text'),
    field('preset', 'text'),
    field('at', 'text'),
    field('days', 'numbers', ['weekly', 'days']),
    field('time', 'text', ['weekly', 'time']),
    field('cron', 'text'),
    field('timeZone', 'text'),
    field('durationMinutes', 'number'),
    field('endAt', 'text'),
    field('until', 'text'),
    field('exceptions', 'words'),
    field('startWithinMinutes', 'number', ['missed', 'startWithinMinutes']),
    field('enabled', 'yes-no'),
    field('expectOnly', 'yes-no'),
  ],
};

/** The value of a field in words of a table. */
export function fieldText(item: RawItem, { path, kind }: Field): string {
  const [key, inner] = path;
  const outer = item[key];
  const value = inner === undefined ? outer : (outer as RawItem | undefined)?.[inner];
  if (value === undefined || value === null) return '';
  if (kind === 'yes-no') return value ? 'yes' : 'no';
  if (kind === 'words' || kind === 'numbers') return [...(value as readonly unknown[])].join(' ');
  if (kind === 'json') return canonicalJson(value);
  if (kind === 'end') return endText(value as RawItem);
  return String(value);
}

const endText = ({ afterMinutes, at }: RawItem): string =>
  at === undefined ? `${afterMinutes} min` : String(at);

/** What the cells of a row say, over what they leave open. A column that is empty says nothing of its field. */
export function itemOfCells(
  subject: TransferSubject,
  cells: ReadonlyMap<string, string>,
  kept: RawItem | undefined,
): RawItem {
  const item: Record<string, unknown> = {};
  for (const one of FIELDS[subject]) {
    const cell = cells.get(one.name.toLowerCase());
    const text = cell === undefined ? kept && fieldText(kept, one) : cell.trim();
    if (text === undefined || text === '') continue;
    const [key, inner] = one.path;
    const value = valueIn(text, one.kind);
    if (inner === undefined) item[key] = value;
    else item[key] = { ...(item[key] as RawItem | undefined), [inner]: value };
  }
  return item;
}

const YES = new Set(['yes', 'true', '1', '是']);
const NO = new Set(['no', 'false', '0', '否']);

/** What cannot be read stays a text, which the schema of the entry refuses. */
function valueIn(text: string, kind: Kind): unknown {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : text;
  const word = text.toLowerCase();
  const list = text.split(/[\s,;，；、]+/u).filter((one) => one !== '');
  switch (kind) {
    case 'number':
      return number;
    case 'yes-no':
      return YES.has(word) || (NO.has(word) ? false : text);
    case 'words':
      return list;
    case 'numbers':
      return list.map((one) => (/^\d$/.test(one) ? Number(one) : one));
    case 'end': {
      const minutes = /^(\d{1,5})\s*(?:min)?$/i.exec(text)?.[1];
      return minutes === undefined ? { at: text } : { afterMinutes: Number(minutes) };
    }
    case 'json':
      return jsonOf(text);
    default:
      return text;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
