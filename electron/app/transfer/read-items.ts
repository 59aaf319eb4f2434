import { sameName } from '#contract/model/name.ts';
import {
  type FileFault,
  MAX_TRANSFERRED,
  type TransferRow,
  type TransferSubject,
} from '#contract/model/transfer.ts';
import { repeatedKeys } from '../../storage/json-keys.ts';
import { FIELDS, itemOfCells, type RawItem } from './fields.ts';
import { readTable } from './table.ts';

/** An entry of a file, and where it stands. */
export interface FileItem {
  readonly place: TransferRow['place'];
  readonly item: unknown;
}

export type FileItems =
  | {
      readonly ok: true;
      readonly items: readonly FileItem[];
      readonly others: number;
      readonly holdsSecrets: boolean;
    }
  | { readonly ok: false; readonly fault: FileFault; readonly line: number | null };

const wrong = (fault: FileFault, line: number | null = null): FileItems => ({
  ok: false,
  fault,
  line,
});

/** The entries of a provision file: of its accounts and webhooks only whether there are some. Never throws. */
export function itemsOfJson(given: string, subject: TransferSubject): FileItems {
  const text = given.replace(/^\uFEFF/, '');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const position = /at position (\d+)/.exec(String(error))?.[1];
    const before = position === undefined ? null : text.slice(0, Number(position));
    return wrong('not-json', before === null ? null : before.split('\n').length);
  }
  const keys = repeatedKeys(text);
  if (!keys.ok) return wrong('not-json');
  const [repeated] = keys.repeated;
  if (repeated) return wrong('repeated-key', repeated.line);
  const file = (typeof json === 'object' && json !== null ? json : {}) as RawItem;
  const listOf = (key: string): readonly unknown[] => (Array.isArray(file[key]) ? file[key] : []);
  const list = listOf(subject);
  if (list.length === 0) return wrong('nothing');
  if (list.length > MAX_TRANSFERRED) return wrong('too-many');
  return {
    ok: true,
    items: list.map((item, index) => ({ place: { kind: 'item', number: index + 1 }, item })),
    others: listOf(subject === 'presets' ? 'schedules' : 'presets').length,
    holdsSecrets: listOf('accounts').length + listOf('webhooks').length > 0,
  };
}

/**
 * The entries of a table. A column that the table does not have leaves that field as it is in the entry of the same
 * name. Never throws.
 */
export function itemsOfTable(
  text: string,
  subject: TransferSubject,
  existing: readonly (RawItem & { readonly name: string })[],
): FileItems {
  const rows = readTable(text);
  const [head, ...lines] = rows ?? [];
  const columns = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const known = new Set(FIELDS[subject].map(({ name }) => name.toLowerCase()));
  const isTable =
    columns.includes('name') && columns.every((name) => name === '' || known.has(name));
  if (!isTable || new Set(columns).size !== columns.length) return wrong('not-a-table', 1);
  if (lines.length === 0) return wrong('nothing');
  if (lines.length > MAX_TRANSFERRED) return wrong('too-many');
  const items = lines.map(({ line, cells }): FileItem => {
    const byColumn = new Map(columns.map((name, index) => [name, cells[index] ?? '']));
    const name = byColumn.get('name') ?? '';
    const kept = existing.find((one) => sameName(one.name, name));
    return { place: { kind: 'line', number: line }, item: itemOfCells(subject, byColumn, kept) };
  });
  return { ok: true, items, others: 0, holdsSecrets: false };
}
