import type { Account } from '#contract/model/account.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { confusableNames } from '#contract/model/name.ts';
import {
  type End,
  LIMIT_MARGIN_SECONDS,
  MAX_END_MINUTES,
  type Preset,
} from '#contract/model/preset.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { nextOccurrence } from '#contract/rules/next-occurrence.ts';
import { vendorList } from '../format/text.ts';
import { clock, fromUnix } from '../format/time.ts';
import type { Translate } from '../i18n/use-t.ts';
import { secretText } from './account-text.ts';
import type { PresetForm } from './preset-form.ts';
import { readStreamIds } from './stream-ids.ts';

/** A hint that is not an error; `heed` where the operator has to act in time. */
export interface Remark {
  readonly weight: 'heed' | 'know';
  readonly text: string;
}

const MINUTE_MS = 60_000;

/** What ends a preset's recordings, vendor by vendor, from what the vendors can do: they, the program, or an operator. */
export function endRemarks(
  { vendors, end, stopAtEnd = true }: EndOfPreset,
  { capabilities, nowMs }: { capabilities: AppState['vendors']; nowMs: number },
  t: Translate,
): Remark[] {
  const able = end === null ? [] : vendors.filter((vendor) => capabilities[vendor].endTime);
  const unable = vendors.filter((vendor) => !able.includes(vendor));
  const remarks: Remark[] = [];
  if (end !== null && able.length > 0) {
    remarks.push({ weight: 'know', text: stopText(BY_VENDOR, able, { end, nowMs }, t) });
    if ('afterMinutes' in end && end.afterMinutes === MAX_END_MINUTES) {
      remarks.push({ weight: 'know', text: t('end.fullDay', { seconds: LIMIT_MARGIN_SECONDS }) });
    }
  }
  if (end !== null && stopAtEnd && unable.length > 0) {
    remarks.push({ weight: 'know', text: stopText(BY_PROGRAM, unable, { end, nowMs }, t) });
  } else if (unable.length > 0) {
    const key = end === null ? 'end.noneSet' : 'end.ignored';
    remarks.push({ weight: 'heed', text: t(key, { vendors: vendorList(unable, t) }) });
  }
  return remarks;
}

/** What of a preset says how it ends. */
export interface EndOfPreset {
  readonly vendors: readonly Vendor[];
  readonly end: End | null;
  readonly stopAtEnd?: boolean | undefined;
}

const BY_VENDOR = {
  after: 'end.stopsAfter',
  at: 'end.stopsAt',
  tomorrow: 'end.stopsTomorrow',
} as const;
const BY_PROGRAM = {
  after: 'end.programStopsAfter',
  at: 'end.programStopsAt',
  tomorrow: 'end.programStopsTomorrow',
} as const;

function stopText(
  how: typeof BY_VENDOR | typeof BY_PROGRAM,
  some: readonly Vendor[],
  { end, nowMs }: { readonly end: End; readonly nowMs: number },
  t: Translate,
): string {
  const vendors = vendorList(some, t);
  if ('afterMinutes' in end) {
    const { afterMinutes: minutes } = end;
    const time = clock(new Date(nowMs + minutes * MINUTE_MS));
    return t(how.after, { vendors, minutes, time });
  }
  const next = fromUnix(nextOccurrence(end.at, nowMs));
  const isToday = next.toDateString() === new Date(nowMs).toDateString();
  return t(isToday ? how.at : how.tomorrow, { vendors, time: end.at });
}

/** What the account means for a start. */
export function accountRemarks(
  account: Account | undefined,
  vault: AppState['vault'],
  t: Translate,
): Remark[] {
  if (!account) return [];
  const asks = secretText(account, vault);
  return [
    account.practice
      ? { weight: 'know', text: t('editor.remark.practice') }
      : { weight: 'heed', text: t(realKey(account)) },
    ...(asks ? [{ weight: 'heed', text: t(asks) } as const] : []),
  ];
}

const realKey = ({ badge }: Account) =>
  badge === 'test' ? 'editor.remark.test' : 'editor.remark.real';

/** Another preset whose name reads like this one: an operator who starts the wrong one loses a recording. */
export function nameRemarks(name: string, others: readonly Preset[], t: Translate): Remark[] {
  if (name.trim() === '') return [];
  const pairs = confusableNames(
    [name],
    others.map((other) => other.name),
  );
  return pairs.map(([, other]) => ({
    weight: 'heed',
    text: t('editor.remark.confusable', { preset: other }),
  }));
}

/** Other presets that would start the same stream at the same vendor. */
export function overlapRemarks(
  form: PresetForm,
  others: readonly Preset[],
  t: Translate,
): Remark[] {
  const own = new Set(readStreamIds(form.streams, form).ids);
  return others.flatMap((other) => {
    const isNear =
      !other.archived &&
      other.accountId === form.accountId &&
      other.vendors.some((vendor) => form.vendors.includes(vendor));
    const shared = isNear ? other.streamIds.filter((id) => own.has(id)) : [];
    if (shared.length === 0) return [];
    const [one = ''] = shared;
    const text =
      shared.length === 1
        ? t('editor.remark.overlap.one', { preset: other.name, id: one })
        : t('editor.remark.overlap', { preset: other.name, count: shared.length });
    return [{ weight: 'heed', text } as const];
  });
}
