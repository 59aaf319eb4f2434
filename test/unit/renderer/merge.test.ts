import { describe, expect, test } from 'vitest';
import type { RecordedFile } from '#contract/model/file.ts';
import { MERGE_STATES } from '#contract/model/merge.ts';
import {
  chosen,
  firstForm,
  hoursOf,
  isInRecordedOrder,
  moved,
  problemsOf,
  toggled,
} from '../../../renderer/files/merge/merge-form.ts';
import {
  isMerged,
  type MergeGroup,
  mergeGroups,
  resultOf,
  vendorsWithoutMerge,
} from '../../../renderer/files/merge/merge-groups.ts';
import { isSlow, mergeAdvice, nextLookText } from '../../../renderer/files/merge/merge-text.ts';
import { nearClock } from '../../../renderer/shared/format/time.ts';
import { stateOf } from '../../support/app-states.ts';
import { watchesOf } from '../../support/fake-bridge/files-seeds.ts';
import { mergeOf } from '../../support/fake-bridge/merge-seeds.ts';
import { recordedFileOf } from '../../support/recorded-files.ts';
import { translator } from './text.ts';

const t = translator('en');
const { vendors } = stateOf();
const NOW = Date.parse('2026-11-22T14:00:00Z');

/** The part that begins so many minutes past one o'clock, UTC. */
const part = (minute: number, change: Partial<RecordedFile> = {}): RecordedFile =>
  recordedFileOf({
    id: minute + 1,
    fileId: `f${minute}`,
    name: `cdn01_${minute}.mp4`,
    beginAt: new Date(Date.UTC(2026, 10, 22, 13, minute)).toISOString(),
    ...change,
  });

function groupOf(files: readonly RecordedFile[]): MergeGroup {
  const [group] = mergeGroups(files, vendors, NOW);
  if (!group) throw new Error('nothing to merge');
  return group;
}

describe('what of a run can be merged', () => {
  test('files of one stream, vendor and format, in recorded order', () => {
    const files = [part(5), part(0), part(1, { streamId: 'cdn02' }), part(2, { format: 'm3u8' })];
    expect(mergeGroups(files, vendors, NOW)).toMatchObject([
      { vendor: 'Tencent', streamId: 'cdn01', format: 'MP4', parts: [{ id: 1 }, { id: 6 }] },
    ]);
  });
  test('each format apart, where a stream has several files of both', () => {
    const files = [0, 5].flatMap((minute) => [part(minute), part(minute + 1, { format: 'm3u8' })]);
    expect(mergeGroups(files, vendors, NOW).map(({ format }) => format)).toEqual(['MP4', 'M3U8']);
  });
  test.each<[string, Partial<RecordedFile>]>([
    ['of an unknown stream', { streamId: null }],
    ['of a format that is not merged', { format: 'flv' }],
    ['of a vendor that merges none', { vendor: 'Ws' }],
    ['that a merge made', { mergedFrom: ['a', 'b'] }],
    ['that the vendor has blocked', { status: 'forbidden' }],
    ['that has expired', { expiresAt: '2026-11-22T13:59:59Z' }],
  ])('not files %s', (_, change) => {
    expect(mergeGroups([part(0, change), part(5, change)], vendors, NOW)).toEqual([]);
  });
  test('vendors without a merge are named where they have, or should have, several files', () => {
    const several = [part(0, { vendor: 'Ws' }), part(5, { vendor: 'Ws' })];
    expect(vendorsWithoutMerge(several, [], vendors)).toEqual(['Ws']);
    expect(vendorsWithoutMerge([part(0, { vendor: 'Ws' })], [], vendors)).toEqual([]);
    const [watch] = watchesOf(NOW, { expected: 3, state: 'unavailable' });
    if (!watch) throw new Error('no watch');
    expect(vendorsWithoutMerge([], [{ ...watch, vendor: 'Aliyun' }], vendors)).toEqual(['Aliyun']);
    expect(vendorsWithoutMerge([part(0), part(5)], [watch], vendors)).toEqual([]);
  });
});

test('a group counts as merged once a file was made of all of it', () => {
  const group = groupOf([part(0), part(5)]);
  const merge = mergeOf({ state: 'finished', inputs: ['f0', 'f5'] });
  expect(isMerged(group, [merge])).toBe(true);
  expect(isMerged(group, [{ ...merge, inputs: ['f0', 'other'] }])).toBe(false);
  expect(isMerged(group, [{ ...merge, state: 'unknown' }])).toBe(false);
});

describe('the form', () => {
  const parts = [part(0), part(5), part(10)];
  const group = groupOf(parts);
  const form = firstForm(group, []);

  test('opens with all files in order, their format, no expiry and a name that is free', () => {
    expect(chosen(form)).toEqual(parts);
    expect(form).toMatchObject({ format: 'MP4', expire: '0' });
    expect(form.name).toMatch(/^cdn01_20261122-\d\d0000$/);
    expect(firstForm(group, [form.name, `${form.name}-2`]).name).toBe(`${form.name}-3`);
    expect(problemsOf(form, group, [])).toEqual({ parts: null, name: null, expire: null });
  });
  test('has a good name for any stream', () => {
    const odd = groupOf(
      [0, 5].map((minute) => part(minute, { streamId: `a/b\\c${'x'.repeat(300)}` })),
    );
    const name = firstForm(odd, []).name;
    expect(name).toMatch(/^a-b-cx+_\d{8}-\d{6}$/);
    expect(problemsOf(firstForm(odd, []), odd, []).name).toBeNull();
  });
  test('takes no more files than the vendor', () => {
    const many = groupOf(Array.from({ length: 12 }, (_, minute) => part(minute)));
    const first = firstForm(many, []);
    expect(chosen(first)).toHaveLength(10);
    expect(problemsOf(first, many, []).parts).toBeNull();
    expect(problemsOf(toggled(first, 12), many, []).parts).toBe('too-many');
  });
  test('moves a file, and not beyond the ends', () => {
    const later = moved(form, 1, 1);
    expect(chosen(later).map(({ id }) => id)).toEqual([6, 1, 11]);
    expect(isInRecordedOrder(form)).toBe(true);
    expect(isInRecordedOrder(later)).toBe(false);
    expect(moved(form, 1, -1)).toBe(form);
    expect(moved(form, 11, 1)).toBe(form);
  });
  test('leaves files out, down to two', () => {
    const two = toggled(form, 6);
    expect(chosen(two).map(({ id }) => id)).toEqual([1, 11]);
    expect(problemsOf(toggled(two, 1), group, []).parts).toBe('too-few');
    expect(chosen(toggled(two, 6))).toEqual(parts);
  });
  test.each<[string, string | null]>([
    ['', 'empty'],
    ['  ', 'empty'],
    ['a/b', 'bad'],
    ['evening.MP4', 'bad'],
    ['x'.repeat(121), 'bad'],
    ['Evening', 'taken'],
    ['晚间新闻', null],
  ])('the name %j: %s', (name, problem) => {
    expect(problemsOf({ ...form, name }, group, ['evening']).name).toBe(problem);
  });
  test.each<[string, number | null]>([
    ['0', 0],
    [' 72 ', 72],
    ['87600', 87_600],
    ['87601', null],
    ['-1', null],
    ['1.5', null],
    ['', null],
  ])('the expiry %j: %s', (expire, hours) => {
    expect(hoursOf({ expire })).toBe(hours);
    expect(problemsOf({ ...form, expire }, group, []).expire).toBe(hours === null ? 'bad' : null);
  });
});

describe('how a merge stands', () => {
  test('its file is known by its id, else by its name, and among merged files alone', () => {
    const merge = mergeOf({ state: 'finished', fileId: 'm' });
    const byId = part(0, { fileId: 'm', mergedFrom: ['a', 'b'] });
    const byName = part(5, { name: 'Evening.mp4', mergedFrom: ['a', 'b'] });
    expect(resultOf(merge, [byName, byId])).toBe(byId);
    expect(resultOf({ ...merge, fileId: null }, [byName])).toBe(byName);
    expect(resultOf(merge, [{ ...byId, mergedFrom: [] }])).toBeNull();
    expect(resultOf(merge, [{ ...byId, vendor: 'Huawei' }])).toBeNull();
  });
  test('what came to nothing says so, and what to do', () => {
    const said = MERGE_STATES.filter((state) => mergeAdvice(mergeOf({ state }), t) !== null);
    expect(said).toEqual(['rejected', 'failed', 'unknown']);
    expect(mergeAdvice(mergeOf({ state: 'rejected', code: 5 }), t)).toBe(
      `5 · ${t('code.5.meaning')}. ${t('media.merge.configuration')}`,
    );
    expect(
      mergeAdvice(mergeOf({ state: 'failed', taskId: null, message: 'name-not-found' }), t),
    ).toBe(`${t('cause.name-not-found')} ${t('merge.failed.unsent')}`);
    expect(mergeAdvice(mergeOf({ state: 'failed', message: 'expired' }), t)).toBe(
      `The vendor reports: expired. ${t('merge.failed.task')}`,
    );
    const lost = mergeOf({ state: 'unknown', code: null, message: 'no-answer' });
    expect(mergeAdvice(lost, t)).toBe(
      `${t('cause.no-answer')} ${t('merge.unknown.lost', { name: 'evening.mp4' })}`,
    );
    expect(mergeAdvice(mergeOf({ state: 'unknown', code: 0 }), t)).not.toContain('Success');
    const fault = mergeOf({ state: 'unknown', code: 1000 });
    expect(mergeAdvice(fault, t)).toContain(t('media.merge.failed'));
  });
  test('says when it is looked after again, once that is seldom', () => {
    const createdAt = '2026-11-22T10:00:00Z';
    const at = (hours: number) => new Date(Date.parse(createdAt) + hours * 3_600_000);
    const said = (hours: number, change: Parameters<typeof mergeOf>[0] = {}, isOff = false) =>
      nextLookText(mergeOf({ createdAt, ...change }), isOff, at(hours), t);
    expect(said(0.5)).toBeNull();
    expect(said(3)).toBe(t('merge.looks.next', { time: nearClock(at(4), at(3)) }));
    expect(said(3, { state: 'unknown' })).toBe(said(3));
    expect(said(3, {}, true)).toBe(t('merge.looks.off'));
    expect(said(25)).toBe(t('merge.looks.over'));
    expect(said(25, { state: 'finished' })).toBeNull();
    const reported = {
      state: 'finished',
      reported: true,
      changedAt: at(24).toISOString(),
    } as const;
    expect(said(25.5, reported)).toBe(t('merge.looks.next', { time: nearClock(at(26), at(25.5)) }));
  });
  test('one under way for over an hour is slow', () => {
    const merge = mergeOf({ createdAt: '2026-11-22T13:00:00Z' });
    const seconds = Date.parse(merge.createdAt) / 1000;
    expect(isSlow(merge, seconds + 3600)).toBe(false);
    expect(isSlow(merge, seconds + 3601)).toBe(true);
    expect(isSlow({ ...merge, state: 'unknown' }, seconds + 9999)).toBe(false);
  });
});
