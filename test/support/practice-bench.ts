import { randomBytes } from 'node:crypto';
import type { CallOutcome } from '#contract/model/outcome.ts';
import { type PracticeServer, startPracticeServer } from '../../electron/practice/server.ts';
import { type CallRequest, RECORD_ACTIONS } from '../../electron/zego/actions/cdn-record.ts';
import { prepareAction, sendAction } from '../../electron/zego/call-action.ts';
import type { Credentials } from '../../electron/zego/request/query.ts';
import { createTransport } from '../../electron/zego/transport/transport.ts';

export interface Asking extends Partial<Omit<CallRequest, 'extras'>> {
  readonly endTime?: number | null;
  readonly credentials?: Partial<Credentials>;
  readonly timestamp?: number;
  readonly nonce?: string;
}

export const unixNow = () => Math.floor(Date.now() / 1000);
export const newNonce = () => randomBytes(8).toString('hex');

/** The practice server and the real client, over real sockets. */
export async function practiceBench(patienceMs = 5_000) {
  const server: PracticeServer = await startPracticeServer();
  const transport = createTransport({
    timeouts: { connect: 2_000, headers: patienceMs, body: patienceMs },
  });

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

  return {
    server,
    prepare,
    send: (call: ReturnType<typeof prepare>): Promise<CallOutcome> =>
      sendAction(transport, call, () => undefined),
    ask: (asking: Asking = {}): Promise<CallOutcome> =>
      sendAction(transport, prepare(asking), () => undefined),
    async close() {
      await server.close();
      await transport.close();
    },
  };
}
