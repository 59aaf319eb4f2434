import type { Account } from '#contract/model/account.ts';
import type { FileReport } from '#contract/model/file.ts';
import type { Refusal } from '#contract/model/receiver.ts';
import { serviceOf } from '#contract/model/region.ts';
import type { CallbackReceipt, CallbackSecret, ReceivedCallback } from '../../storage/ports.ts';
import { type Callback, type ComposeFact, parseCallback } from '../../zego/callback/parse.ts';
import { reportOf } from '../../zego/callback/report.ts';
import { isSignedBy } from '../../zego/callback/signature.ts';
import { redactor } from '../../zego/redact/redact.ts';

/** How far a callback's time may be from ZEGO's, either way: retries come up to a minute after it was signed. */
const WINDOW_MS = 10 * 60_000;

/** A callback that was taken in, and whose it is. */
export interface TakenCallback {
  readonly event: string;
  readonly account: Pick<Account, 'id' | 'name' | 'appId'>;
  /** What it says of a file that a recording wrote; null where it speaks of none. */
  readonly file: Callback['record'];
  /** The same for the files' list; null where it says too little to know the file again. */
  readonly report: FileReport | null;
  /** What it says of a merge; null where it speaks of none. */
  readonly compose: ComposeFact | null;
}

export type Receipt =
  | { readonly kind: 'new'; readonly taken: TakenCallback }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'refused'; readonly reason: Refusal };

export interface TakeInServices {
  callbackSecrets(appId: number): readonly CallbackSecret[];
  findAccount(id: string): Account | undefined;
  /** Whether there may be CallbackSecrets that cannot be read now. */
  isLocked(): boolean;
  /** Resolves when the callback is on disk. */
  receive(callback: ReceivedCallback): Promise<CallbackReceipt>;
  /** This machine's time, and the time at an endpoint as far as that is known; milliseconds since the epoch. */
  now(): number;
  timeAt(endpoint: string): number;
  onFault(error: unknown): void;
}

const refused = (reason: Refusal): Receipt => ({ kind: 'refused', reason });

/**
 * Takes a callback in: reads it, checks who signed it and when, and has it written. Never rejects.
 * SECURITY: what is not signed by a CallbackSecret of its own AppId changes nothing. The signature does not cover
 * the body (facts "What contradicts itself", 6), so what is taken in is marked as a callback's word.
 */
export async function takeIn(body: Uint8Array, services: TakeInServices): Promise<Receipt> {
  const callback = parseCallback(body);
  if (!callback) return refused('unreadable');
  const signer = signerOf(callback, services);
  if (!signer) return refused(services.isLocked() ? 'locked' : 'unsigned');
  const { account } = signer;
  const away = Math.abs(Number(callback.timestamp) * 1000 - services.timeAt(account.endpoint));
  if (away > WINDOW_MS) return refused('late');
  const received = keptOf(callback, signer, services.now());
  try {
    const receipt = await services.receive(received);
    if (receipt === 'conflict') return refused('conflict');
    if (receipt === 'repeat') return { kind: 'repeat' };
  } catch (error) {
    services.onFault(error);
    return refused('unwritten');
  }
  const { event, record, compose } = callback;
  return {
    kind: 'new',
    taken: { event, account, file: record, report: received.report, compose },
  };
}

interface Signer {
  readonly account: Account;
  readonly secret: string;
}

/** Where several accounts of a project have the same CallbackSecret, the first of them. */
function signerOf(
  callback: Callback,
  { callbackSecrets, findAccount }: TakeInServices,
): Signer | null {
  const signer = callbackSecrets(callback.appId).find(({ secret }) => isSignedBy(secret, callback));
  const account = signer && findAccount(signer.accountId);
  return account ? { account, secret: signer.secret } : null;
}

function keptOf(
  { event, appId, nonce, timestamp, contentHash, content, record }: Callback,
  { account, secret }: Signer,
  nowMs: number,
): ReceivedCallback {
  const receivedAt = new Date(nowMs).toISOString();
  const { id: accountId, name: accountName, isTest, practice } = account;
  const service = serviceOf(account.endpoint);
  const owner = { appId, service, accountId, accountName, isTest, practice };
  return {
    event,
    appId,
    accountId,
    nonce,
    timestamp,
    contentHash,
    receivedAt,
    // SECURITY: the one secret that its sender knows.
    body: redactor([secret]).id(content),
    report: record && reportOf(record, owner, receivedAt),
  };
}
