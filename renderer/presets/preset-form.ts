import type { AppState } from '../../electron/contract/app-state.ts';
import type { LocaleKey } from '../../electron/contract/locales/index.ts';
import {
  type End,
  MAX_END_MINUTES,
  MAX_STREAMS_PER_PRESET,
  type Preset,
  type PresetDraft,
  presetNameSchema,
} from '../../electron/contract/preset.ts';
import { type Capabilities, VENDORS, type Vendor } from '../../electron/contract/vendor.ts';
import type { Values } from '../shared/i18n/use-t.ts';
import { readStreamIds } from './stream-ids.ts';

/** What the editor's fields hold: a person's half-written intent, which may not be a preset yet. */
export interface PresetForm {
  readonly name: string;
  readonly accountId: string | null;
  readonly vendors: readonly Vendor[];
  readonly streams: string;
  readonly end: 'none' | 'after' | 'at';
  readonly minutes: string;
  readonly at: string;
  readonly domain: string;
  readonly point: string;
  readonly confirmStop: boolean;
}

export type VendorCapabilities = Readonly<Record<Vendor, Capabilities>>;

export interface FormContext {
  /** Names that other presets have. */
  readonly others: readonly string[];
  readonly accounts: AppState['accounts'];
  readonly capabilities: VendorCapabilities;
}

/** Whether a domain and a point mean anything to one of these vendors. */
export const takesDomain = (
  vendors: readonly Vendor[],
  capabilities: VendorCapabilities,
): boolean => vendors.some((vendor) => capabilities[vendor].domainAndPoint);

export type FormField = 'name' | 'accountId' | 'vendors' | 'streams' | 'end' | 'domain' | 'point';
export type FormProblems = Partial<Record<FormField, { key: LocaleKey; values?: Values }>>;

const DEFAULT_MINUTES = '90';
const PRINTABLE = /^[\x21-\x7e]{0,255}$/;

export function formOf(preset: Preset | null, accounts: AppState['accounts']): PresetForm {
  const real = accounts.filter((account) => !account.practice);
  const first = (real.length > 0 ? real : accounts)[0];
  const end = preset?.end ?? null;
  return {
    name: preset?.name ?? '',
    accountId: preset?.accountId ?? first?.id ?? null,
    vendors: preset?.vendors ?? [],
    streams: preset?.streamIds.join('\n') ?? '',
    end: end === null ? 'none' : 'at' in end ? 'at' : 'after',
    minutes: end && 'afterMinutes' in end ? String(end.afterMinutes) : DEFAULT_MINUTES,
    at: end && 'at' in end ? end.at : '',
    domain: preset?.domain ?? '',
    point: preset?.point ?? '',
    confirmStop: preset?.confirmStop ?? true,
  };
}

/** What keeps the form from being a preset, by field, in words that say what to do. */
export function problemsOf(
  form: PresetForm,
  { others, accounts, capabilities }: FormContext,
): FormProblems {
  const problems: FormProblems = {};
  const name = presetNameSchema.safeParse(form.name);
  if (form.name.trim() === '') problems.name = { key: 'editor.problem.name.empty' };
  else if (!name.success) problems.name = { key: 'editor.problem.name.long' };
  else if (others.includes(name.data)) problems.name = { key: 'editor.problem.name.taken' };
  if (!accounts.some(({ id }) => id === form.accountId)) {
    problems.accountId = { key: 'editor.problem.account' };
  }
  if (form.vendors.length === 0) problems.vendors = { key: 'editor.problem.vendors' };
  const streams = streamsProblem(form.streams);
  if (streams) problems.streams = streams;
  if (form.end === 'after' && !isMinutes(form.minutes)) {
    problems.end = { key: 'editor.problem.minutes', values: { max: MAX_END_MINUTES } };
  }
  if (form.end === 'at' && form.at === '') problems.end = { key: 'editor.problem.at' };
  if (takesDomain(form.vendors, capabilities)) {
    if (!PRINTABLE.test(form.domain.trim())) problems.domain = { key: 'editor.problem.printable' };
    if (!PRINTABLE.test(form.point.trim())) problems.point = { key: 'editor.problem.printable' };
  }
  return problems;
}

function streamsProblem(text: string): { key: LocaleKey; values?: Values } | null {
  const { ids, invalid } = readStreamIds(text);
  if (invalid.length > 0) {
    const shown = invalid
      .slice(0, 3)
      .map((word) => `“${word.slice(0, 40)}”`)
      .join(' ');
    return invalid.length === 1
      ? { key: 'editor.problem.streams.invalid.one', values: { ids: shown } }
      : { key: 'editor.problem.streams.invalid', values: { ids: shown, count: invalid.length } };
  }
  if (ids.length === 0) return { key: 'editor.problem.streams.empty' };
  if (ids.length > MAX_STREAMS_PER_PRESET) {
    return { key: 'editor.problem.streams.many', values: { max: MAX_STREAMS_PER_PRESET } };
  }
  return null;
}

function isMinutes(text: string): boolean {
  const minutes = Number(text);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_END_MINUTES;
}

/** The preset that a form without problems stands for. */
export function draftOf(form: PresetForm, capabilities: VendorCapabilities): PresetDraft {
  const withDomain = takesDomain(form.vendors, capabilities);
  const domain = form.domain.trim();
  const point = form.point.trim();
  return {
    name: form.name.trim(),
    accountId: form.accountId ?? '',
    vendors: VENDORS.filter((vendor) => form.vendors.includes(vendor)),
    streamIds: [...readStreamIds(form.streams).ids],
    end: endOf(form),
    ...(!form.confirmStop && { confirmStop: false }),
    ...(withDomain && domain && { domain }),
    ...(withDomain && point && { point }),
  };
}

function endOf({ end, minutes, at }: PresetForm): End | null {
  if (end === 'after') return { afterMinutes: Number(minutes) };
  return end === 'at' ? { at } : null;
}
