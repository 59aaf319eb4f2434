import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallOutcome } from '#contract/model/outcome.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { type PracticeServer, startPracticeServer } from '../../electron/practice/server.ts';
import type { PracticeTempo } from '../../electron/practice/tempo.ts';
import { type CallRequest, RECORD_ACTIONS } from '../../electron/zego/actions/cdn-record.ts';
import { describeMediaTask } from '../../electron/zego/actions/describe-media-task.ts';
import type { MediaAnswer } from '../../electron/zego/actions/media-answer.ts';
import { mergeMedia } from '../../electron/zego/actions/merge-media.ts';
import { searchMedia } from '../../electron/zego/actions/search-media.ts';
import { type ApiAction, prepareAction, sendAction } from '../../electron/zego/call-action.ts';
import type { Credentials } from '../../electron/zego/request/query.ts';
import { createTransport } from '../../electron/zego/transport/transport.ts';
import type { MediaMerge, MediaSearch } from '../../electron/zego/vendors/common/media.ts';
import { PATIENT } from './patience.ts';
import { PRACTICE_MEDIA } from './practice-media.ts';

export interface Asking extends Partial<Omit<CallRequest, 'extras'>> {
  readonly endTime?: number | null;
  readonly credentials?: Partial<Credentials>;
  readonly timestamp?: number;
  readonly nonce?: string;
}

export const unixNow = () => Math.floor(Date.now() / 1000);
export const newNonce = () => randomBytes(8).toString('hex');

/** Files of a second appear at once. */
export const QUICK: PracticeTempo = {
  appears: 50,
  appearsLate: 3_000,
  segment: 60_000,
  shortSegment: 1_000,
  mergeWaits: 100,
  mergeWorks: 100,
  callbackLook: 20,
  callbackRetry: 10,
};

/** The practice server and the real client, over real sockets. */
export async function practiceBench({
  headersMs = PATIENT.headers,
  tempo = QUICK,
}: {
  headersMs?: number;
  tempo?: PracticeTempo;
} = {}) {
  const server: PracticeServer = await startPracticeServer({ media: PRACTICE_MEDIA, tempo });
  const transport = createTransport({ timeouts: { ...PATIENT, headers: headersMs } });

  const prepare = ({ endTime = null, credentials, timestamp, nonce, ...change }: Asking = {}) =>
    prepareAction(
      RECORD_ACTIONS[change.action ?? 'StartCDNRecord'],
      {
        action: 'StartCDNRecord',
        vendor: 'Tencent',
        streamIds: ['cdn01', 'cdn02'],
        ...change,
        extras: { endTime, domain: undefined, point: undefined },
      },
      { ...server.credentials, ...credentials },
      { timestamp: timestamp ?? unixNow(), nonce: nonce ?? newNonce() },
    );
  /** Again where the server says that it was too often, as tests ask much oftener than the program. */
  const call = async <Request, Value>(
    action: ApiAction<Request, MediaAnswer<Value>>,
    request: Request,
  ): Promise<MediaAnswer<Value>> => {
    for (;;) {
      const moment = { timestamp: unixNow(), nonce: newNonce() };
      const prepared = prepareAction(action, request, server.credentials, moment);
      const answer = await sendAction(transport, prepared, () => undefined);
      if (answer.kind !== 'refused' || answer.code !== 6) return answer;
      await sleep(60);
    }
  };

  return {
    server,
    transport,
    prepare,
    send: (call: ReturnType<typeof prepare>): Promise<CallOutcome> =>
      sendAction(transport, call, () => undefined),
    ask: (asking: Asking = {}): Promise<CallOutcome> =>
      sendAction(transport, prepare(asking), () => undefined),
    search: (vendor: Vendor, search: Partial<MediaSearch> = {}) =>
      call(searchMedia, {
        vendor,
        search: { streamId: 'cdn01', from: 0, to: unixNow() + 60, cursor: null, ...search },
      }),
    merge: (vendor: Vendor, fileIds: readonly string[], merge: Partial<MediaMerge> = {}) =>
      call(mergeMedia, {
        vendor,
        merge: { format: 'MP4', fileIds, name: 'whole show', expireHours: null, ...merge },
      }),
    task: (vendor: Vendor, taskId: string) => call(describeMediaTask, { vendor, taskId }),
    async close() {
      await server.close();
      await transport.close();
    },
  };
}

export type PracticeBench = Awaited<ReturnType<typeof practiceBench>>;
