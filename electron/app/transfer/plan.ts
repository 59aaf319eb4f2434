import type { z } from 'zod';
import { MAX_DETAIL } from '#contract/model/import.ts';
import { nameForm, sameName } from '#contract/model/name.ts';
import type { Preset, PresetDraft } from '#contract/model/preset.ts';
import {
  DEFAULT_LATE_MINUTES,
  type Schedule,
  type ScheduleDraft,
} from '#contract/model/schedule.ts';
import {
  type ItemReason,
  type NamedPreset,
  type NamedSchedule,
  namedPresetSchema,
  namedScheduleSchema,
  type TransferRow,
  type TransferSubject,
} from '#contract/model/transfer.ts';
import { timesFault } from '../../recording/schedules/times.ts';
import type { CalendarResult } from './calendar/proposal.ts';
import { FIELDS, fieldText, type RawItem } from './fields.ts';
import type { FileItem } from './read-items.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What the program has, for a file to be compared with. */
export interface Known {
  readonly accounts: readonly Named[];
  readonly presets: readonly Preset[];
  readonly schedules: readonly Schedule[];
}

/** A row of the preview, and what it would save; null where it is refused. */
export interface Planned<Draft> {
  readonly row: TransferRow;
  readonly draft: Draft | null;
}

const nameOf = (list: readonly Named[], id: string): string =>
  list.find((one) => one.id === id)?.name ?? '';

/** The presets as a file has them. One of an account that is gone names none. */
export const namedPresets = ({ presets, accounts }: Known): NamedPreset[] =>
  presets.map(({ id: _id, accountId, ...preset }) => ({
    ...preset,
    account: nameOf(accounts, accountId),
  }));

/** The schedules as a file has them. One of a preset that is gone names none. */
export const namedSchedules = ({ schedules, presets }: Known): NamedSchedule[] =>
  schedules.map(({ id: _id, since: _since, presetId, ...schedule }) => ({
    ...schedule,
    preset: nameOf(presets, presetId),
  }));

/** What a file would make of the presets. Changes nothing. */
export function planPresets(items: readonly FileItem[], known: Known): Planned<PresetDraft>[] {
  const existing = namedPresets(known);
  const names = new Set<string>();
  return items.map((one) => {
    const read = parsed(namedPresetSchema, one, 'presets');
    if ('row' in read) return read;
    const { account, ...preset } = read.value;
    if (names.has(preset.name)) return refused(one, 'named-twice');
    names.add(preset.name);
    const found = known.accounts.find(({ name }) => sameName(name, account));
    if (!found) return refused(one, 'account-missing', account);
    const before = existing.find(({ name }) => sameName(name, preset.name));
    const after = { ...read.value, account: found.name };
    return {
      row: { ...rowOf(one, preset.name), ...compared('presets', before, after) },
      draft: { ...preset, accountId: found.id },
    };
  });
}

/** What a file would make of the schedules; the preset is null where the operator chooses it. Changes nothing. */
export function planSchedules(items: readonly FileItem[], known: Known): Planned<ScheduleDraft>[] {
  const existing = namedSchedules(known);
  const names = new Set<string>();
  return items.map((one) => {
    const read = parsed(namedScheduleSchema, one, 'schedules');
    if ('row' in read) return read;
    const { preset, ...schedule } = read.value;
    if (names.has(schedule.name)) return refused(one, 'named-twice');
    names.add(schedule.name);
    if (timesFault(schedule) !== null) return refused(one, 'no-time', schedule.cron);
    const found = known.presets.find(({ name }) => sameName(name, preset));
    const before = existing.find(({ name }) => sameName(name, schedule.name));
    const { at, weekly, cron, timeZone } = schedule;
    return {
      row: {
        ...rowOf(one, schedule.name),
        ...compared('schedules', before, { ...read.value, preset: found?.name ?? preset }),
        presetId: found?.id ?? null,
        rule: { at, weekly, cron, timeZone },
      },
      draft: { ...schedule, presetId: found?.id ?? '' },
    };
  });
}

/**
 * What a calendar would make of the schedules. It says when and for how long; all else stays as it is in the schedule
 * of the same name.
 */
export function planCalendar(
  { proposals, refused: left }: Extract<CalendarResult, { ok: true }>,
  known: Known,
): Planned<ScheduleDraft>[] {
  const rows = proposals.map((proposal): Planned<ScheduleDraft> => {
    const { line, name, times, presetHints, notes } = proposal;
    const before = known.schedules.find((one) => sameName(one.name, name));
    const preset =
      presetHints
        .map((hint) => known.presets.find((one) => sameName(one.name, hint)))
        .find((one) => one !== undefined) ??
      known.presets.find(({ id }) => id === before?.presetId);
    const item = {
      name,
      preset: preset?.name ?? name,
      ...times,
      missed: before?.missed ?? { startWithinMinutes: DEFAULT_LATE_MINUTES },
      enabled: before?.enabled ?? true,
      ...(before?.expectOnly !== undefined && { expectOnly: before.expectOnly }),
    };
    const place = { kind: 'line', number: line } as const;
    const [planned] = planSchedules([{ place, item }], known);
    if (!planned) throw new Error('an entry was planned as none');
    const presetId = preset?.id ?? null;
    const row = { ...planned.row, presetId, notes: [...notes] };
    return { row, draft: planned.draft && { ...planned.draft, presetId: presetId ?? '' } };
  });
  const refusals = left.map(({ line, name, code, detail }): Planned<ScheduleDraft> => {
    const place = { kind: 'line', number: line } as const;
    return refused({ place, item: { name } }, code, detail);
  });
  return [...rows, ...refusals].sort((a, b) => a.row.place.number - b.row.place.number);
}

function parsed<T>(
  schema: z.ZodType<T>,
  one: FileItem,
  subject: TransferSubject,
): { readonly value: T } | Planned<never> {
  const read = schema.safeParse(one.item);
  if (read.success) return { value: read.data };
  const [issue] = read.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    return refused(one, 'unknown-field', issue.keys.join(', '));
  }
  const path = issue?.path.map(String) ?? [];
  if (path.length === 0) return refused(one, 'times');
  // The window has a name for each field; a key that is none of them is named as the file has it.
  const field = FIELDS[subject].find((known) => known.path.every((key, at) => key === path[at]));
  return refused(one, 'field', field?.name ?? path.join('.'));
}

function refused(one: FileItem, reason: ItemReason, detail = ''): Planned<never> {
  const { name } = (one.item ?? {}) as RawItem;
  const shown = typeof name === 'string' ? nameForm(name).slice(0, MAX_DETAIL) : '';
  const short = detail.slice(0, MAX_DETAIL);
  return { row: { ...rowOf(one, shown), state: 'refused', reason, detail: short }, draft: null };
}

const rowOf = ({ place }: FileItem, name: string): TransferRow => ({
  place,
  name,
  state: 'new',
  reason: null,
  detail: '',
  notes: [],
  changes: [],
  presetId: null,
  rule: null,
});

function compared(subject: TransferSubject, before: RawItem | undefined, after: RawItem) {
  if (!before) return { state: 'new' as const };
  const changes = FIELDS[subject].flatMap((field) => {
    const [old, next] = [fieldText(before, field), fieldText(after, field)];
    return old === next ? [] : [{ field: field.name, before: old, after: next }];
  });
  return { state: changes.length > 0 ? ('changed' as const) : ('same' as const), changes };
}
