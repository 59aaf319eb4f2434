import type { LocaleKey } from '#contract/locales/index.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { hiddenCharacters, sameName } from '#contract/model/name.ts';
import {
  MAX_END_MINUTES,
  MAX_LABEL,
  MAX_STREAMS_PER_PRESET,
  MAX_TAGS,
  presetNameSchema,
} from '#contract/model/preset.ts';
import { isTimeOfDay } from '../../shared/fields/time-of-day.ts';
import type { Values } from '../../shared/i18n/use-t.ts';
import {
  type PresetForm,
  profileProblems,
  tagsOf,
  takesDomain,
  type VendorCapabilities,
} from '../../shared/presets/preset-form.ts';
import { readStreamIds } from '../../shared/presets/stream-ids.ts';

export interface FormContext {
  /** Names that other presets have. */
  readonly others: readonly string[];
  readonly accounts: AppState['accounts'];
  readonly capabilities: VendorCapabilities;
}

/** In the order in which they stand in the editor. */
export const FORM_FIELDS = [
  'name',
  'accountId',
  'vendors',
  'streams',
  'end',
  'domain',
  'point',
  'group',
  'tags',
  'formats',
  'interval',
  'retention',
] as const;
export type FormField = (typeof FORM_FIELDS)[number];

export interface FormProblem {
  readonly key: LocaleKey;
  readonly values?: Values;
}
export type FormProblems = Partial<Record<FormField, FormProblem>>;

const PRINTABLE = /^[\x21-\x7e]{0,255}$/;
const WORDS_SHOWN = 3;

/** What keeps the form from being a preset, by field, in words that say what to do. */
export function problemsOf(
  form: PresetForm,
  { others, accounts, capabilities }: FormContext,
): FormProblems {
  const problems: FormProblems = {};
  const name = nameProblem(form.name, others);
  if (name) problems.name = name;
  if (!accounts.some(({ id }) => id === form.accountId)) {
    problems.accountId = { key: 'editor.problem.account' };
  }
  if (form.vendors.length === 0) problems.vendors = { key: 'editor.problem.vendors' };
  const streams = streamsProblem(form);
  if (streams) problems.streams = streams;
  if (form.end === 'after' && !isMinutes(form.minutes)) {
    problems.end = { key: 'editor.problem.minutes', values: { max: MAX_END_MINUTES } };
  }
  if (form.end === 'at' && !isTimeOfDay(form.at)) problems.end = { key: 'editor.problem.at' };
  if (takesDomain(form.vendors, capabilities)) {
    if (!PRINTABLE.test(form.domain.trim())) problems.domain = { key: 'editor.problem.printable' };
    if (!PRINTABLE.test(form.point.trim())) problems.point = { key: 'editor.problem.printable' };
  }
  if (form.group.trim().length > MAX_LABEL) {
    problems.group = { key: 'editor.problem.group', values: { max: MAX_LABEL } };
  }
  const group = hiddenProblem(form.group);
  if (group) problems.group = group;
  const tags = tagsProblem(form);
  if (tags) problems.tags = tags;
  return { ...problems, ...profileProblems(form.profile) };
}

function nameProblem(name: string, others: readonly string[]): FormProblem | null {
  if (name.trim() === '') return { key: 'editor.problem.name.empty' };
  const hidden = hiddenProblem(name);
  if (hidden) return hidden;
  if (!presetNameSchema.safeParse(name).success) return { key: 'editor.problem.name.long' };
  const isTaken = others.some((other) => sameName(other, name));
  return isTaken ? { key: 'editor.problem.name.taken' } : null;
}

function hiddenProblem(text: string): FormProblem | null {
  const hidden = hiddenCharacters(text);
  if (hidden.length === 0) return null;
  return { key: 'editor.problem.hidden', values: { codes: hidden.join(' ') } };
}

function streamsProblem(form: PresetForm): FormProblem | null {
  const { ids, invalid, heading } = readStreamIds(form.streams, form);
  if (heading !== null) {
    return { key: 'editor.problem.streams.heading', values: { heading: heading.slice(0, 60) } };
  }
  if (invalid.length > 0) {
    const shown = invalid
      .slice(0, WORDS_SHOWN)
      .map((word) => `“${word.slice(0, 40)}”`)
      .join(' ');
    return invalid.length === 1
      ? { key: 'editor.problem.streams.invalid.one', values: { ids: shown } }
      : { key: 'editor.problem.streams.invalid', values: { ids: shown, count: invalid.length } };
  }
  if (ids.length === 0) return { key: 'editor.problem.streams.empty' };
  if (ids.length > MAX_STREAMS_PER_PRESET) {
    const values = { max: MAX_STREAMS_PER_PRESET, over: ids.length - MAX_STREAMS_PER_PRESET };
    return { key: 'editor.problem.streams.many', values };
  }
  return null;
}

function tagsProblem(form: PresetForm): FormProblem | null {
  const tags = tagsOf(form);
  const hidden = hiddenProblem(tags.find((tag) => hiddenCharacters(tag).length > 0) ?? '');
  if (hidden) return hidden;
  const long = tags.find((tag) => tag.length > MAX_LABEL);
  if (long) {
    const values = { tag: `${long.slice(0, 20)}…`, max: MAX_LABEL };
    return { key: 'editor.problem.tag.long', values };
  }
  if (tags.length > MAX_TAGS) return { key: 'editor.problem.tags', values: { max: MAX_TAGS } };
  return null;
}

function isMinutes(text: string): boolean {
  const minutes = Number(text);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_END_MINUTES;
}
