import { type FileWatch, LOOK_STATES, type RecordedFile } from '#contract/model/file.ts';
import type { FileCheck } from '#contract/model/file-check.ts';
import { FILE_STATES, type FileFacets, type FileFilter } from '#contract/model/file-query.ts';
import type { Merge } from '#contract/model/merge.ts';
import { listedMoment } from '#contract/rules/file-moment.ts';
import type { MergeOrder } from '../../../electron/app/commands/merge.ts';
import type { Handlers } from './fake-bridge.ts';

/** A check that nobody has laid in: no answer. */
const NOT_CHECKED: FileCheck = {
  checkedAt: '2026-11-22T10:00:00.000Z',
  verdict: 'unreachable',
  container: null,
  sizeBytes: null,
  durationSeconds: null,
  estimated: false,
  expectedSeconds: null,
  segments: null,
  codecs: [],
  signed: false,
  httpStatus: null,
  reason: 'connection-refused',
  detail: 'ECONNREFUSED',
};

type FileChannel = Extract<keyof Handlers, `files.${string}`>;

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** Main's files as the page sees them: those that are given. */
export class FakeFiles {
  files: RecordedFile[];
  watches: FileWatch[];
  /** What a check of each file finds, by its place in the list. */
  checks: Readonly<Record<number, FileCheck>> = {};
  /** Those that a test has laid in, and those that the page has begun, newest first. */
  merges: Merge[];

  constructor(
    files: readonly RecordedFile[] = [],
    watches: readonly FileWatch[] = [],
    merges: readonly Merge[] = [],
  ) {
    this.merges = [...merges];
    this.files = [...files];
    this.watches = [...watches];
  }

  readonly handlers: Pick<Handlers, FileChannel> = {
    'files.page': ({ filter, before, limit }) => {
      const found = this.files
        .map((file) => ({ ...file, place: listedMoment(file).at * 1024 + file.id }))
        .filter((file) => file.place < (before ?? Infinity) && meets(file, filter))
        .sort((a, b) => b.place - a.place);
      const files = found.slice(0, limit);
      const next = found.length > limit ? (files.at(-1)?.place ?? null) : null;
      return { files, next, searchedTo: next === null ? null : timeOf(files.at(-1)) };
    },
    'files.ofRun': ({ runId }) => ({
      files: this.files
        .filter(({ links }) => links.some((link) => link.runId === runId))
        .sort((a, b) => a.id - b.id),
      watches: this.watches.filter((watch) => watch.runId === runId),
    }),
    'files.facets': () => this.#facets(),
    'files.look': ({ runId }) => {
      const watches = this.watches.filter((watch) => watch.runId === runId);
      return { found: 0, asked: watches.length, faults: [] };
    },
    'files.dismiss': ({ watches }) => {
      const isSeen = (watch: FileWatch) =>
        watches.some((one) => one.callId === watch.callId && one.streamId === watch.streamId);
      this.watches = this.watches.map((watch) =>
        isSeen(watch) ? { ...watch, dismissed: true } : watch,
      );
      return null;
    },
    'files.play': () => null,
    'files.open': () => null,
    'files.copyLink': () => ({ signed: false }),
    'files.merge': (order) => {
      const earlier = this.merges.find(({ inputs }) => inputs.join() === order.fileIds.join());
      if (earlier && !order.again) return { kind: 'question', earlier };
      const merge = this.#begun(order);
      this.merges.unshift(merge);
      return { kind: 'merging', merge };
    },
    'files.merges': ({ fileIds }) =>
      this.merges.filter(({ inputs, fileId }) =>
        [...inputs, fileId].some((id) => id !== null && fileIds.includes(id)),
      ),
    'files.certificate': ({ format }) => ({ saved: `certificate Evening news.${format}` }),
    'files.check': ({ id }) => this.checks[id] ?? NOT_CHECKED,
  };

  /** A merge that the vendor has taken. @throws Error where its first file is none of those that are given. */
  #begun({ fileIds, format, name, expireHours }: MergeOrder): Merge {
    const first = this.files.find(({ fileId }) => fileId === fileIds[0]);
    if (!first) throw new Error('a merge of a file that is not there');
    const { appId, service, accountId, accountName, isTest, practice, vendor, streamId } = first;
    const at = '2026-11-22T10:00:00.000Z';
    return {
      ...{ appId, service, accountId, accountName, isTest, practice, vendor, streamId },
      ...{ id: `merge ${this.merges.length}`, inputs: [...fileIds], format, expireHours },
      ...{ name: name ?? `${streamId} merged`, createdAt: at, changedAt: at, state: 'waiting' },
      ...{
        taskId: 'task',
        requestId: null,
        code: 0,
        message: null,
        fileId: null,
        url: null,
        reported: false,
        lookedAt: null,
      },
    };
  }

  #facets(): FileFacets {
    const { files, watches } = this;
    const times = files.map(timeOf).sort();
    const counted = <T>(values: readonly T[]) =>
      [...new Set(values)]
        .map((value) => ({ value, count: values.filter((one) => one === value).length }))
        .sort((a, b) => b.count - a.count);
    const names = new Map(files.map(({ accountId, accountName }) => [accountId, accountName]));
    return {
      accounts: counted(files.map(({ accountId }) => accountId)).map(({ value, count }) => ({
        id: value,
        name: names.get(value) ?? '',
        files: count,
      })),
      presets: counted(files.flatMap(({ links }) => links[0]?.presetName ?? [])).map(
        ({ value, count }) => ({ name: value, files: count }),
      ),
      formats: counted(files.flatMap(({ format }) => format ?? [])).map(({ value, count }) => ({
        format: value,
        files: count,
      })),
      states: FILE_STATES.map((state) => ({
        state,
        files: files.filter((file) => stateOf(file) === state).length,
      })),
      watches: LOOK_STATES.map((state) => ({
        state,
        recordings: watches.filter((watch) => watch.state === state).length,
      })),
      oldest: times[0] ?? null,
    };
  }
}

const timeOf = (file: RecordedFile | undefined): string =>
  new Date(file ? listedMoment(file).at : 0).toISOString();

const stateOf = ({ status, searchedAt }: RecordedFile) =>
  status === 'forbidden' ? 'forbidden' : searchedAt === null ? 'reported' : 'confirmed';

function meets(file: RecordedFile, filter: FileFilter): boolean {
  const among = (wanted: readonly unknown[], ...values: unknown[]) =>
    wanted.length === 0 || values.some((value) => wanted.includes(value));
  const within = (moment: string | null, from: string | null, to: string | null) =>
    (from === null && to === null) ||
    (moment !== null &&
      (from === null || Date.parse(moment) >= Date.parse(from)) &&
      (to === null || Date.parse(moment) < Date.parse(to)));
  const text = plain(filter.text).trim();
  const words = [file.name, file.streamId ?? '', file.links[0]?.presetName ?? ''];
  const ids = text.length < 6 ? [] : [file.fileId ?? '', file.taskId ?? ''];
  return (
    within(timeOf(file), filter.from, filter.to) &&
    within(file.expiresAt, filter.expiresFrom, filter.expiresTo) &&
    among(filter.vendors, file.vendor) &&
    among(filter.accounts, file.accountId) &&
    among(filter.presets, file.links[0]?.presetName) &&
    among(filter.formats, file.format) &&
    among(filter.states, stateOf(file)) &&
    (filter.linked === null || filter.linked === file.links.length > 0) &&
    (text === '' ||
      words.some((word) => plain(word).includes(text)) ||
      ids.some((id) => plain(id).startsWith(text)))
  );
}
