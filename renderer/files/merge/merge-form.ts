import type { RecordedFile } from '#contract/model/file.ts';
import { MAX_EXPIRE_HOURS } from '#contract/model/merge.ts';
import { two } from '#contract/rules/local-time.ts';
import {
  inRecordedOrder,
  isMergeName,
  MAX_MERGE_NAME,
  type MergeFormat,
  mergeObstacle,
} from '#contract/rules/mergeable.ts';
import type { MergeGroup } from './merge-groups.ts';

/** A merge as it is put together, before it is sent. */
export interface MergeForm {
  /** Every file of the group, in the order in which they would be joined. */
  readonly order: readonly RecordedFile[];
  /** Ids of those that are left out. */
  readonly out: readonly number[];
  readonly format: MergeFormat;
  readonly name: string;
  /** Hours, as they are typed. */
  readonly expire: string;
}

export const PARTS_PROBLEMS = ['too-few', 'too-many'] as const;
export const NAME_PROBLEMS = ['empty', 'bad', 'taken'] as const;

/** What is wrong with a field, as a part of a locale key. */
export interface MergeProblems {
  readonly parts: (typeof PARTS_PROBLEMS)[number] | null;
  readonly name: (typeof NAME_PROBLEMS)[number] | null;
  readonly expire: 'bad' | null;
}

/**
 * The form as it opens: the files in the order in which they were recorded, as many as the vendor takes, in their
 * own format, kept for ever.
 *
 * @param taken names that the merged file must not have.
 */
export function firstForm(group: MergeGroup, taken: readonly string[]): MergeForm {
  const { parts, merge, format } = group;
  return {
    order: parts,
    out: parts.slice(merge.most).map(({ id }) => id),
    format,
    name: suggestedName(group, taken),
    expire: '0',
  };
}

/** `arena_20261122-210005`: stream and local time of its begin; numbered where that is taken. */
function suggestedName({ streamId, parts: [first] }: MergeGroup, taken: readonly string[]): string {
  const moment = first?.beginAt ?? first?.createdAt ?? first?.firstSeenAt;
  const time = moment === undefined ? '' : `_${digitsOf(new Date(moment))}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a name must not have
  const stream = streamId.replace(/[\x00-\x1f\x7f/\\]/g, '-').trim();
  const base = `${stream.slice(0, MAX_MERGE_NAME - time.length - 4)}${time}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!isTaken(name, taken)) return name;
  }
}

function digitsOf(at: Date): string {
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}

const isTaken = (name: string, taken: readonly string[]): boolean =>
  taken.some((one) => one.toLowerCase() === name.toLowerCase());

/** The files that would be joined, in order. */
export const chosen = ({ order, out }: MergeForm): RecordedFile[] =>
  order.filter(({ id }) => !out.includes(id));

/** With one file moved by so many places; the same where it stands at that end. */
export function moved(form: MergeForm, id: number, by: -1 | 1): MergeForm {
  const from = form.order.findIndex((file) => file.id === id);
  const to = from + by;
  const file = form.order[from];
  if (!file || to < 0 || to >= form.order.length) return form;
  return { ...form, order: form.order.toSpliced(from, 1).toSpliced(to, 0, file) };
}

/** With a file taken in, or left out. */
export const toggled = (form: MergeForm, id: number): MergeForm => ({
  ...form,
  out: form.out.includes(id) ? form.out.filter((one) => one !== id) : [...form.out, id],
});

/** Whether the files would be joined as they were recorded. */
export const isInRecordedOrder = ({ order }: MergeForm): boolean =>
  inRecordedOrder(order).every(({ id }, index) => id === order[index]?.id);

/** Whole hours from 0 to ten years; null for anything else. */
export function hoursOf({ expire }: Pick<MergeForm, 'expire'>): number | null {
  const text = expire.trim();
  const hours = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return hours <= MAX_EXPIRE_HOURS ? hours : null;
}

/** What is wrong with it; main looks again before it sends. */
export function problemsOf(
  form: MergeForm,
  { merge }: MergeGroup,
  taken: readonly string[],
): MergeProblems {
  const obstacle = mergeObstacle(chosen(form), merge, form.format);
  const name = form.name.trim();
  return {
    parts: obstacle === 'too-few' || obstacle === 'too-many' ? obstacle : null,
    name: nameProblem(name, taken),
    expire: merge.takesExpiry && hoursOf(form) === null ? 'bad' : null,
  };
}

function nameProblem(name: string, taken: readonly string[]): MergeProblems['name'] {
  if (name === '') return 'empty';
  if (!isMergeName(name)) return 'bad';
  return isTaken(name, taken) ? 'taken' : null;
}
