import { randomBytes } from 'node:crypto';
import type { SeenRequest } from '../types.ts';
import { type MergeFault, Merges, type MergeTask } from './merges.ts';
import { nameOf } from './names.ts';
import type { RecordingId } from './recording-ids.ts';
import type {
  FileSpec,
  MediaForms,
  MediaOptions,
  MediaVendor,
  RecordingRule,
  StoredFile,
} from './types.ts';

/** A file of the example comes eight seconds after its end. */
const MAKING_MS = 8_000;
const BYTES_A_SECOND = 72_000;
const DEFAULT_FORMS: MediaForms = {
  wsKey: 'name',
  urlScheme: true,
  zone: 'utc',
  intranetUrl: true,
};

const moment = (at: string | number) => (typeof at === 'number' ? at : Date.parse(at));

interface Running {
  readonly beganMs: number;
  /** When it ends by itself, in milliseconds since the epoch. */
  readonly endsMs: number;
  readonly ids: readonly RecordingId[];
}

/** The files that the vendors hold, those that will appear, and the merges of them. */
export class MediaLibrary {
  readonly forms: MediaForms;
  readonly #files: StoredFile[] = [];
  readonly #rules: RecordingRule[];
  readonly #running = new Map<string, Running[]>();
  readonly #merges: Merges;
  readonly #appId: number;
  readonly #baseUrl: string;
  readonly #now: () => number;

  constructor(appId: number, options: MediaOptions, now: () => number) {
    this.#appId = appId;
    this.#baseUrl = options.baseUrl ?? 'media.test.invalid';
    this.#now = now;
    this.forms = { ...DEFAULT_FORMS, ...options.forms };
    this.#rules = [...(options.recordings ?? [])];
    this.#merges = new Merges(options.mergeMs ?? { waiting: 50, processing: 100 }, (file) =>
      this.#files.push(file),
    );
    for (const file of options.files ?? []) this.add(file);
  }

  add(spec: FileSpec): StoredFile {
    const { vendor, streamId, seconds = 30, format = 'mp4', taskId = null } = spec;
    const nowMs = this.#now();
    const beginMs = spec.beginAt === undefined ? nowMs - seconds * 1000 : moment(spec.beginAt);
    const endMs = beginMs + seconds * 1000;
    const appearsAtMs = nowMs + (spec.appearsAfterMs ?? 0);
    const named = nameOf[vendor]({ streamId, beginMs, endMs, format, taskId }, this.forms);
    const file: StoredFile = {
      appId: spec.appId ?? this.#appId,
      vendor,
      streamId,
      taskId,
      fileId: spec.fileId ?? named.fileId,
      name: spec.name ?? named.name,
      format,
      beginMs,
      seconds,
      sizeBytes: spec.sizeBytes ?? Math.round(seconds * BYTES_A_SECOND),
      url: spec.url ?? `http://${this.#baseUrl}/${named.path}`,
      createdMs:
        spec.createdAt === undefined
          ? Math.min(endMs + MAKING_MS, appearsAtMs)
          : moment(spec.createdAt),
      appearsAtMs,
      expiresMs: spec.expiresAt === undefined ? null : moment(spec.expiresAt),
      status: spec.status ?? 'Normal',
    };
    this.#files.push(file);
    return file;
  }

  /** From now on, what is recorded becomes files. */
  record(...rules: RecordingRule[]): void {
    this.#rules.push(...rules);
  }

  /** All files that fit, those included that no search finds yet. */
  files(only: Partial<StoredFile> = {}): StoredFile[] {
    const wanted = Object.entries(only);
    return this.#files.filter((file) =>
      wanted.every(([name, value]) => file[name as keyof StoredFile] === value),
    );
  }

  /** What a vendor shows of a project at a moment. */
  visible(appId: number, vendor: MediaVendor, atMs: number): StoredFile[] {
    return this.files({ appId, vendor }).filter(
      ({ appearsAtMs, expiresMs }) =>
        appearsAtMs <= atMs && (expiresMs === null || expiresMs > atMs),
    );
  }

  remove(file: StoredFile): void {
    this.#files.splice(this.#files.indexOf(file), 1);
  }

  /** All that was ever merged: more than once for the same files is the duplicate that must never happen. */
  get merges(): readonly MergeTask[] {
    return this.#merges.all;
  }

  merge(request: SeenRequest, inputs: readonly StoredFile[], atMs: number): MergeTask {
    return this.#merges.begin(request, inputs, { atMs, baseUrl: this.#baseUrl });
  }

  mergeOf(appId: number, taskId: string): MergeTask | undefined {
    return this.#merges.all.find((task) => task.appId === appId && task.taskId === taskId);
  }

  /** Merges that begin from now on fail so; null: they succeed again. */
  failMerges(fault: MergeFault | null): void {
    this.#merges.fault = fault;
  }

  /** Merges that begin from now on are at work until `finishMerges`. */
  holdMerges(): void {
    this.#merges.isHolding = true;
  }

  finishMerges(): void {
    this.#merges.finish(this.#now());
  }

  /** A vendor has started or stopped to record a stream. */
  acted(request: SeenRequest, streamId: string, ids: readonly RecordingId[]): void {
    const vendor = request.param('Vendor');
    if (vendor === undefined || !(vendor in nameOf)) return;
    const appId = Number(request.param('AppId'));
    const key = `${appId} ${vendor} ${streamId}`;
    const running = this.#running.get(key) ?? [];
    const source = { appId, vendor: vendor as MediaVendor, streamId };
    if (request.param('Action') === 'StartCDNRecord') {
      const endsMs = Number(request.param('EndTime') ?? Infinity) * 1000;
      const one = { beganMs: request.arrivedUnixMs, endsMs, ids };
      this.#running.set(key, [...running, one]);
      this.#fileOf(source, one, 'start', request.arrivedUnixMs);
    } else {
      this.#running.delete(key);
      for (const one of running) this.#fileOf(source, one, 'stop', request.arrivedUnixMs);
    }
  }

  #fileOf(
    source: Required<Pick<FileSpec, 'appId' | 'vendor' | 'streamId'>>,
    { beganMs, endsMs, ids }: Running,
    when: RecordingRule['when'],
    nowMs: number,
  ): void {
    const rule = this.#rules.find(
      (one) =>
        one.when === when &&
        (one.vendor ?? source.vendor) === source.vendor &&
        (one.streamId ?? source.streamId) === source.streamId,
    );
    if (!rule) return;
    const lasted =
      when === 'stop' ? Math.max(1, Math.round((Math.min(nowMs, endsMs) - beganMs) / 1000)) : 30;
    const seconds = rule.seconds ?? lasted;
    const formats = rule.formats ?? ids.map(({ format }) => format);
    for (const [at, format] of formats.entries()) {
      const id = ids.find((one) => one.format === format) ?? ids[at] ?? ids[0];
      this.add({
        ...source,
        beginAt: beganMs,
        seconds,
        // A vendor makes no file before its recording has ended: by its length it began with the start.
        createdAt: beganMs + seconds * 1000,
        format,
        ...(source.vendor !== 'Huawei' && { taskId: id?.id ?? randomBytes(18).toString('hex') }),
        appearsAfterMs: rule.appearsAfterMs ?? 0,
      });
    }
  }
}
