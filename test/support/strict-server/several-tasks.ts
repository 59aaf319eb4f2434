import { recordingIds } from './media/recording-ids.ts';
import type { RowCode, SeenRequest, Vendor } from './types.ts';

/** A recording task at a vendor that allows several for one stream, each with an id and an end of its own. */
export interface SeveralTask {
  readonly appId: string;
  readonly vendor: Vendor;
  readonly streamId: string;
  readonly taskId: string;
  readonly beganMs: number;
  /** Unix seconds, as asked for; null where no end was. */
  readonly endTime: number | null;
  /** When a stop ended it before its end; null where none did. */
  readonly stoppedMs: number | null;
}

/** Vendors whose second start creates a second task (documentation of CreateRecordTask). */
const VENDORS: readonly string[] = ['Tencent'];

/** The answer to a start where as many tasks of the stream run as the vendor allows. */
const TOO_MANY: RowCode = 'LimitExceeded.MaximumRunningTask';

/** All tasks of the vendors that allow several. A stop names no task: it ends all of the stream. */
export class SeveralTasks {
  #all: SeveralTask[] = [];
  readonly #most: number;

  /** `most`: so many tasks of one stream run at once; the documentation says three. */
  constructor(most = Infinity) {
    this.#most = most;
  }

  /** In the order of their starts. */
  get all(): readonly SeveralTask[] {
    return this.#all;
  }

  /** The refusals of a start, by stream; empty for every other request. */
  refusals(request: SeenRequest): Record<string, RowCode> {
    if (!isOurs(request) || request.param('Action') !== 'StartCDNRecord') return {};
    const full = request
      .all('StreamId[]')
      .filter((streamId) => this.#running(request, streamId).length >= this.#most);
    return Object.fromEntries(full.map((streamId) => [streamId, TOO_MANY]));
  }

  acted(request: SeenRequest, part: unknown, streams: readonly string[]): void {
    if (!isOurs(request)) return;
    for (const streamId of streams) {
      if (request.param('Action') === 'StartCDNRecord') {
        this.#all.push(begun(request, part, streamId));
        continue;
      }
      const ended = new Set(this.#running(request, streamId));
      const stoppedMs = request.arrivedUnixMs;
      this.#all = this.#all.map((task) => (ended.has(task) ? { ...task, stoppedMs } : task));
    }
  }

  #running(request: SeenRequest, streamId: string): SeveralTask[] {
    return this.#all.filter(
      (task) =>
        task.appId === request.param('AppId') &&
        task.vendor === request.param('Vendor') &&
        task.streamId === streamId &&
        task.stoppedMs === null &&
        (task.endTime === null || task.endTime * 1000 > request.arrivedUnixMs),
    );
  }
}

const isOurs = (request: SeenRequest): boolean => VENDORS.includes(request.param('Vendor') ?? '');

function begun(request: SeenRequest, part: unknown, streamId: string): SeveralTask {
  const vendor = request.param('Vendor') as Vendor;
  const end = request.param('EndTime');
  return {
    appId: request.param('AppId') ?? '',
    vendor,
    streamId,
    taskId: recordingIds(vendor, part, streamId)[0]?.id ?? '',
    beganMs: request.arrivedUnixMs,
    endTime: end === undefined ? null : Number(end),
    stoppedMs: null,
  };
}
