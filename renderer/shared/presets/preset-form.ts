import type { LocaleKey } from '#contract/locales/index.ts';
import type { AccountColour } from '#contract/model/account-colours.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { nameForm, sameName } from '#contract/model/name.ts';
import type { End, Preset, PresetDraft } from '#contract/model/preset.ts';
import {
  MAX_INTERVAL_SECONDS,
  MAX_RETENTION_DAYS,
  MIN_INTERVAL_SECONDS,
  RECORDING_FORMATS,
  type RecordingProfile,
} from '#contract/model/recording-profile.ts';
import { type Capabilities, VENDORS, type Vendor } from '#contract/model/vendor.ts';
import { isTimeOfDay } from '../fields/time-of-day.ts';
import type { Values } from '../i18n/use-t.ts';
import { readStreamIds } from './stream-ids.ts';

/** What the editor's fields hold: a person's half-written intent, which may not be a preset yet. */
export interface PresetForm {
  readonly name: string;
  readonly accountId: string | null;
  readonly vendors: readonly Vendor[];
  readonly streams: string;
  /** The operator has said that the first line is a stream, although it reads like a heading. */
  readonly keepsHeading: boolean;
  readonly end: 'none' | 'after' | 'at';
  readonly minutes: string;
  readonly at: string;
  readonly stopAtEnd: boolean;
  readonly domain: string;
  readonly point: string;
  readonly confirmStart: boolean;
  readonly confirmStop: boolean;
  readonly group: string;
  readonly tags: readonly string[];
  readonly colour: AccountColour | null;
  readonly pinned: boolean;
  readonly profile: ProfileForm;
  /** Not to be changed here, and not to be lost either. */
  readonly archived: boolean;
}

export type VendorCapabilities = Readonly<Record<Vendor, Capabilities>>;

/** Whether a domain and a point mean anything to one of these vendors. */
export const takesDomain = (
  vendors: readonly Vendor[],
  capabilities: VendorCapabilities,
): boolean => vendors.some((vendor) => capabilities[vendor].domainAndPoint);

const DEFAULT_MINUTES = '90';

export function formOf(preset: Preset | null, accounts: AppState['accounts']): PresetForm {
  const real = accounts.filter((account) => !account.practice);
  const first = (real.length > 0 ? real : accounts)[0];
  const end = preset?.end ?? null;
  const streams = preset?.streamIds.join('\n') ?? '';
  return {
    name: preset?.name ?? '',
    accountId: preset?.accountId ?? first?.id ?? null,
    vendors: preset?.vendors ?? [],
    streams,
    keepsHeading: readStreamIds(streams).heading !== null,
    end: end === null ? 'none' : 'at' in end ? 'at' : 'after',
    minutes: end && 'afterMinutes' in end ? String(end.afterMinutes) : DEFAULT_MINUTES,
    at: end && 'at' in end ? end.at : '',
    stopAtEnd: preset?.stopAtEnd ?? true,
    domain: preset?.domain ?? '',
    point: preset?.point ?? '',
    confirmStart: preset?.confirmStart ?? false,
    confirmStop: preset?.confirmStop ?? true,
    group: preset?.group ?? '',
    tags: preset?.tags ?? [],
    colour: preset?.colour ?? null,
    pinned: preset?.pinned ?? false,
    profile: profileFormOf(preset?.profile),
    archived: preset?.archived ?? false,
  };
}

/** The preset that a form without problems stands for. */
export function draftOf(form: PresetForm, capabilities: VendorCapabilities): PresetDraft {
  const withDomain = takesDomain(form.vendors, capabilities);
  const domain = form.domain.trim();
  const point = form.point.trim();
  const group = nameForm(form.group);
  const tags = tagsOf(form);
  const profile = profileOf(form.profile);
  return {
    name: nameForm(form.name),
    accountId: form.accountId ?? '',
    vendors: VENDORS.filter((vendor) => form.vendors.includes(vendor)),
    streamIds: [...readStreamIds(form.streams, form).ids],
    end: endOf(form),
    ...(!form.stopAtEnd && { stopAtEnd: false }),
    ...(!form.confirmStop && { confirmStop: false }),
    ...(form.confirmStart && { confirmStart: true }),
    ...(group && { group }),
    ...(tags.length > 0 && { tags }),
    ...(form.colour && { colour: form.colour }),
    ...(form.pinned && { pinned: true }),
    ...(form.archived && { archived: true }),
    ...(profile && { profile }),
    ...(withDomain && domain && { domain }),
    ...(withDomain && point && { point }),
  };
}

export const tagsOf = ({ tags }: Pick<PresetForm, 'tags'>): string[] => [
  ...new Set(tags.map(nameForm).filter((tag) => tag !== '')),
];

/** The end that the form names; null where it names none, or none yet. */
export function endOf({
  end,
  minutes,
  at,
}: Pick<PresetForm, 'end' | 'minutes' | 'at'>): End | null {
  if (end === 'after') return Number(minutes) > 0 ? { afterMinutes: Number(minutes) } : null;
  return end === 'at' && isTimeOfDay(at) ? { at } : null;
}

/** The note of what the console is set to, half-written. */
export interface ProfileForm {
  /** Whether there is to be such a note at all. */
  readonly noted: boolean;
  readonly formats: RecordingProfile['formats'];
  readonly interval: string;
  readonly retention: string;
}

type ProfileField = 'formats' | 'interval' | 'retention';
type ProfileProblems = Partial<Record<ProfileField, { key: LocaleKey; values?: Values }>>;

const profileFormOf = (profile: RecordingProfile | undefined): ProfileForm => ({
  noted: profile !== undefined,
  formats: profile?.formats ?? [],
  interval: String(profile?.intervalSeconds ?? MAX_INTERVAL_SECONDS),
  retention: profile?.retentionDays ? String(profile.retentionDays) : '',
});

const isWhole = (text: string, min: number, max: number): boolean =>
  /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max;

export function profileProblems({ noted, ...form }: ProfileForm): ProfileProblems {
  const problems: ProfileProblems = {};
  if (!noted) return problems;
  if (form.formats.length === 0) problems.formats = { key: 'editor.problem.formats' };
  if (!isWhole(form.interval, MIN_INTERVAL_SECONDS, MAX_INTERVAL_SECONDS)) {
    const values = { min: MIN_INTERVAL_SECONDS, max: MAX_INTERVAL_SECONDS };
    problems.interval = { key: 'editor.problem.interval', values };
  }
  if (form.retention !== '' && !isWhole(form.retention, 1, MAX_RETENTION_DAYS)) {
    problems.retention = { key: 'editor.problem.retention', values: { max: MAX_RETENTION_DAYS } };
  }
  return problems;
}

/** The note that it stands for; null where there is none, or none yet that could be kept. */
export function profileOf(form: ProfileForm): RecordingProfile | null {
  if (!form.noted || Object.keys(profileProblems(form)).length > 0) return null;
  return {
    formats: RECORDING_FORMATS.filter((format) => form.formats.includes(format)),
    intervalSeconds: Number(form.interval),
    retentionDays: form.retention === '' ? null : Number(form.retention),
  };
}

/** `News`, `News 2`, `News 3`: the first free name. */
export function freeName(name: string, taken: readonly string[]): string {
  const stem = name.replace(/ \d+$/, '').slice(0, 75);
  for (let number = 2; ; number += 1) {
    const candidate = `${stem} ${number}`;
    if (!taken.some((name) => sameName(name, candidate))) return candidate;
  }
}
