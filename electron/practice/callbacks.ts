import { randomInt } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { signCallback } from '../zego/callback/signature.ts';
import { isLoopback } from '../zego/request/endpoint.ts';
import type { PracticeTask } from '../zego/vendors/common/practice-media.ts';
import type { VendorModule } from '../zego/vendors/common/vendor.ts';
import type { KeptFile, PracticeRecordings } from './recordings.ts';

const TIMEOUT_MS = 5_000;
/** The gaps between the tries (facts §5), in units of the tempo. */
const RETRY_AFTER = [2, 4, 8, 16, 32];
/** SECURITY: of a receiver that answers nothing no more wait; what comes then is lost, as ZEGO loses some too. */
const MOST_ON_THE_WAY = 100;
const BAD_PARAMETER = '40000';

type Fields = Readonly<Record<string, unknown>>;

/** Posts what becomes of practice recordings, as ZEGO does. */
export interface CallbackPoster {
  /**
   * From now on to this address, what appears from now on; with null to none.
   * SECURITY: only within this machine.
   */
  postTo(url: string | null): void;
  close(): void;
}

export interface PosterOptions {
  readonly recordings: PracticeRecordings;
  readonly appId: number;
  readonly secret: string;
  /** Between two looks for something to post, in milliseconds. */
  readonly lookMs: number;
  /** The unit of the gaps between tries, in milliseconds. */
  readonly retryMs: number;
}

export function createCallbackPoster(options: PosterOptions): CallbackPoster {
  let timer: NodeJS.Timeout | null = null;
  let leaving = new AbortController();
  let current: string | null = null;
  const stop = () => {
    if (timer) clearInterval(timer);
    timer = null;
    leaving.abort();
  };
  return {
    postTo(url) {
      // What is on its way to an address goes on.
      if (url === current) return;
      current = url;
      stop();
      const near = withinMachine(url);
      if (near === null) return;
      leaving = new AbortController();
      timer = setInterval(looker(near, options, leaving.signal), options.lookMs);
      timer.unref();
    },
    close: stop,
  };
}

/** The address by loopback; null where it is not open there. */
function withinMachine(url: string | null): string | null {
  // A receiver that listens at every address listens at loopback as well.
  const near = url?.replace(/^http:\/\/(0\.0\.0\.0|\[::\])(?=[:/])/, 'http://127.0.0.1') ?? '';
  return near.startsWith('http://') && isLoopback(near) ? near : null;
}

/** Looks what has appeared since the last look, and posts it. */
function looker(
  url: string,
  { recordings, appId, secret, retryMs }: PosterOptions,
  signal: AbortSignal,
): () => void {
  let lookedMs = Date.now();
  let onTheWay = 0;
  const deliver = async (fields: Fields): Promise<void> => {
    if (onTheWay >= MOST_ON_THE_WAY) return;
    onTheWay += 1;
    const body = bodyOf({ ...fields, appid: String(appId) }, secret);
    for (const gap of [0, ...RETRY_AFTER]) {
      // Aborted where nothing listens any more.
      const isOver = await sleep(gap * retryMs, false, { signal, ref: false }).catch(() => true);
      if (isOver || (await isTaken(url, body, signal))) break;
    }
    onTheWay -= 1;
  };
  return () => {
    const nowMs = Date.now();
    // Two formats of a recording are two files: each has a callback of its own, alike but for its file.
    const files = recordings.files(nowMs, lookedMs).filter(({ streamId }) => streamId !== null);
    const merges = recordings.mergesDone(lookedMs, nowMs);
    lookedMs = nowMs;
    for (const fields of [...files.map(recordFields), ...merges.map(composeFields)]) {
      void deliver(fields);
    }
  };
}

const unix = (ms: number): string => String(Math.floor(ms / 1000));

/** All of them texts, `extra_params` too (facts §5). */
const recordFields = (file: KeptFile): Fields => ({
  event: 'record',
  stream_alias: file.streamId,
  replay_url: file.url,
  begin_time: unix(file.beginMs),
  end_time: unix(file.endMs),
  extra_params: JSON.stringify(file.vendor.practiceMedia?.callbackExtra(file)),
});

function composeFields({
  vendor,
  task,
}: {
  readonly vendor: VendorModule;
  readonly task: PracticeTask;
}): Fields {
  const { taskId, file, message } = task;
  return {
    event: 'compose',
    replay_url: file?.url ?? '',
    task_id: taskId,
    ...(file && vendor.practiceMedia?.merge?.callbackExtra(file)),
    code: file ? '0' : BAD_PARAMETER,
    message,
  };
}

/** JSON that must be URL-decoded first, as the page says. Its tries are alike: a second one is a repeat. */
function bodyOf(fields: Fields, secret: string): string {
  const stamp = { timestamp: unix(Date.now()), nonce: String(randomInt(2 ** 47)) };
  const signature = signCallback(secret, stamp);
  return encodeURIComponent(JSON.stringify({ ...fields, ...stamp, signature }));
}

/** Whether it was answered with 2xx. Never rejects. */
function isTaken(url: string, body: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const posted = request(url, { method: 'POST', headers, signal, timeout: TIMEOUT_MS });
    posted.on('timeout', () => posted.destroy());
    posted.on('error', () => resolve(false));
    posted.on('response', (response) => {
      response.resume();
      resolve(Math.floor((response.statusCode ?? 0) / 100) === 2);
    });
    posted.end(body);
  });
}
