import type { AccountTest } from '#contract/model/start.ts';
import type { StreamCheck } from '#contract/model/stream-check.ts';
import { inSlotOf } from '../recording/in-slot.ts';
import type { Limiters, Priority } from '../recording/limiter.ts';
import type { RunAccount } from '../recording/ports.ts';
import { checkStream, testAccount } from '../zego/actions/stream-state-calls.ts';
import type { EndpointClocks } from '../zego/clock/endpoint-clocks.ts';
import type { Transport } from '../zego/transport/transport.ts';

interface StreamStateServices {
  readonly accounts: {
    /** Null when the account is gone or its credentials are locked. */
    forRun(id: string): RunAccount | null;
  };
  readonly limiters: Limiters;
  readonly transport: Transport;
  readonly clocks: EndpointClocks;
  /** Resolves after so many milliseconds. */
  pause(ms: number): Promise<void>;
}

/** The test environment takes ten of these a second, fewer than the limiter lets pass (facts §4). */
const TOO_FREQUENT_MS = 1_100;
const TRIES = 4;

/** Streams that are asked after at the same time: more would hold connections that a start wants. */
const AT_ONCE = 4;

/** The questions that DescribeRTCStreamState answers; null when the account's credentials are locked or missing. */
export interface StreamStateQuestions {
  /** Whether the account's credentials hold. */
  testAccount(id: string): Promise<AccountTest | null>;
  /** Whether these streams are published, in their order, behind everything that starts, stops or looks for files. */
  checkStreams(id: string, streamIds: readonly string[]): Promise<StreamCheck[] | null>;
}

export function createStreamStateQuestions(services: StreamStateServices): StreamStateQuestions {
  const { accounts, limiters, transport, clocks, pause } = services;
  const wayOf = ({ credentials }: RunAccount, priority: Priority) => ({
    transport,
    clock: clocks.of(credentials.endpoint),
    inSlot: inSlotOf(limiters.of(credentials.appId), priority),
  });
  return {
    async testAccount(id) {
      const account = accounts.forRun(id);
      return account && testAccount(wayOf(account, 'click'), account.credentials);
    },
    async checkStreams(id, streamIds) {
      const account = accounts.forRun(id);
      if (!account) return null;
      const way = wayOf(account, 'search');
      return untilFault(streamIds, async (streamId) => {
        for (let left = TRIES - 1; ; left -= 1) {
          const check = await checkStream(way, account.credentials, streamId);
          if (check.fault?.verdict !== 'too-frequent' || left === 0) return check;
          await pause(TOO_FREQUENT_MS);
        }
      });
    },
  };
}

/** Asks a few at a time. What stands in the way of one answer stands in the way of all: the rest is not asked then. */
async function untilFault(
  streamIds: readonly string[],
  ask: (streamId: string) => Promise<StreamCheck>,
): Promise<StreamCheck[]> {
  const checks: StreamCheck[] = [];
  let fault: StreamCheck['fault'] = null;
  const waiting = streamIds.entries();
  const worker = async () => {
    for (const [at, streamId] of waiting) {
      const check: StreamCheck = fault
        ? { streamId, state: 'not-told', fault }
        : await ask(streamId);
      fault ??= check.fault;
      checks[at] = check;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return checks;
}
