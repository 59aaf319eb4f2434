import type { Account } from '#contract/model/account.ts';
import type { ReceiverView } from '#contract/model/receiver.ts';
import { CallbackService } from '../../electron/control/callbacks/callback-service.ts';
import type { TakenCallback } from '../../electron/control/callbacks/take-in.ts';
import { CallbackPathStore } from '../../electron/storage/callback-path.ts';
import type { CallbackReceipt, ReceivedCallback } from '../../electron/storage/ports.ts';
import { accountOf } from './app-states.ts';
import { type CallbackFields, EXTRA, RECORD, SHAPES, signedCallback } from './callbacks.ts';
import { tempFolder } from './desktop/temp.ts';
import { filesBench } from './files-bench.ts';

export const CALLBACK_SECRET = 'callback-secret-of-the-project!!';
const MAIN = accountOf({ id: 'main', name: 'Main' });

/** What the bench's store answers. */
type Store = (callback: ReceivedCallback) => Promise<CallbackReceipt>;

/** The files' own database, and what was new to it. */
export function callbackStore() {
  const { store } = filesBench();
  const kept: ReceivedCallback[] = [];
  const receive: Store = async (callback) => {
    const receipt = await store.receive(callback);
    if (receipt === 'new') kept.push(callback);
    return receipt;
  };
  return { kept, receive, close: () => store.close() };
}

export interface BenchOptions {
  readonly receive: Store;
  readonly accounts?: readonly Account[];
}

/** The receiver on loopback, with what it did and showed. */
export async function callbackBench({ receive, accounts = [MAIN] }: BenchOptions) {
  const folder = tempFolder('callbacks');
  const world = {
    locked: false,
    now: () => Date.now(),
    monotonic: () => performance.now(),
    /** By account. */
    secrets: new Map([['main', CALLBACK_SECRET]]),
    receive,
  };
  const views: ReceiverView[] = [];
  const problems = new Map<string, string>();
  const taken: TakenCallback[] = [];
  const faults: unknown[] = [];
  const service = new CallbackService({
    callbackSecrets: (appId) =>
      world.locked
        ? []
        : accounts
            .filter((account) => account.appId === appId)
            .flatMap(({ id: accountId }) => {
              const secret = world.secrets.get(accountId);
              return secret === undefined ? [] : [{ accountId, secret }];
            }),
    findAccount: (id) => accounts.find((account) => account.id === id),
    isLocked: () => world.locked,
    receive: (callback) => world.receive(callback),
    now: () => world.now(),
    timeAt: () => world.now(),
    onFault: (error) => faults.push(error),
    pathStore: () => new CallbackPathStore(folder.path, new Date()),
    show: (view) => views.push(view),
    setProblem: (code, detail) => {
      if (detail === null) problems.delete(code);
      else problems.set(code, detail);
    },
    monotonic: () => world.monotonic(),
  });
  service.takenListeners.add((callback) => taken.push(callback));
  const url = await service.listen({ address: '127.0.0.1', port: 0 });
  const post = async (body: string | Uint8Array, at = url, init: RequestInit = {}) => {
    const answer = await fetch(at, { method: 'POST', body: body as BodyInit, ...init });
    return { status: answer.status, text: await answer.text() };
  };
  /** Posts a callback with a good signature there; resolves with the status. */
  const sendTo =
    (at: string) =>
    async (
      fields: CallbackFields,
      stamp = stampOf(world.now()),
      secret = CALLBACK_SECRET,
    ): Promise<number> =>
      (await post(SHAPES['raw JSON'](signedCallback(fields, secret, stamp)), at)).status;
  return {
    service,
    url,
    world,
    views,
    problems,
    taken,
    faults,
    folder,
    post,
    sendTo,
    send: sendTo(url),
    async close() {
      await service.close();
      folder.remove();
    },
  };
}
export type CallbackBench = Awaited<ReturnType<typeof callbackBench>>;

let count = 0;

/** The stamp of a delivery made at this moment, unlike any other. */
export function stampOf(nowMs: number) {
  count += 1;
  return { timestamp: String(Math.floor(nowMs / 1000)), nonce: `n${count}` };
}

/** A record callback of its own for each number. */
export const recordOf = (number: number): CallbackFields => ({
  ...RECORD,
  replay_url: `https://vod.example/${number}/arena_home.mp4`,
  extra_params: { ...EXTRA.Tencent, FileID: `52858908132185${number}` },
});
