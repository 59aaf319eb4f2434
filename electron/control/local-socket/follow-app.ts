import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandRequest } from '../command-line/request.ts';
import { type AcquireOptions, findPlace, type LockAnswer } from './acquire-instance.ts';
import { handOver } from './client.ts';
import { rememberedSocket } from './location.ts';
import { unanswered } from './unanswered.ts';

/** How often an app is looked for while none answers. */
const LOOK_MS = 500;
/** So long an app may have the data folder and not answer before that is told. */
const PATIENCE_MS = 10_000;

export interface FollowOptions
  extends Pick<AcquireOptions, 'userData' | 'isReadOnly' | 'environment'> {
  /** Shows whether an app has the data folder; a lock that is held is free again. */
  readonly tryLock: () => LockAnswer;
  readonly now: () => Date;
  /** Takes one message of what is published; a promise where it wants no more until that resolves. */
  readonly onMessage: (message: Readonly<Record<string, unknown>>) => void | Promise<void>;
  /** For standard error. */
  readonly onNotice: (text: string) => void;
  readonly signal: AbortSignal;
  readonly lookMs?: number;
}

const WATCH: CommandRequest = {
  actions: [],
  views: [{ kind: 'watch' }],
  ...{ force: false, exit: true, hidden: false },
};

/**
 * Tells what the app on a data folder publishes for as long as it is not aborted: each time that an app is there a
 * snapshot and its changes, and once for each time that none is `{"type":"app","running":false}`. Resolves when it is
 * aborted.
 */
export async function followApp(options: FollowOptions): Promise<void> {
  const { signal, onMessage, onNotice, tryLock, now, lookMs = LOOK_MS } = options;
  let isGone: boolean | null = null;
  let seq = 0;
  let silentSince: number | null = null;
  let lastFault: string | null = null;
  while (!signal.aborted) {
    const place = findPlace(options);
    const path = place && (rememberedSocket(place.notes) ?? place.path);
    if (place && path) {
      await handOver(
        path,
        place.token,
        WATCH,
        (event) => {
          // An app that could not start publishes nothing, and says so at each look.
          if (event.kind === 'problem' && event.text !== null && event.text !== lastFault) {
            lastFault = event.text;
            silentSince = Number.POSITIVE_INFINITY;
            onNotice(event.text);
          }
          if (event.kind !== 'published' || signal.aborted) return undefined;
          [isGone, silentSince, lastFault] = [false, null, null];
          seq = Number(event.message.seq);
          return onMessage(event.message);
        },
        { signal },
      );
    }
    if (signal.aborted) return;
    const lock = tryLock();
    if (lock.kind === 'busy') {
      silentSince ??= performance.now();
      if (performance.now() - silentSince > PATIENCE_MS) {
        onNotice(unanswered('does not answer', lock.processId));
        silentSince = Number.POSITIVE_INFINITY;
      }
    } else if (isGone !== true) {
      isGone = true;
      [silentSince, lastFault] = [null, null];
      await onMessage({ type: 'app', seq: seq + 1, at: now().toISOString(), running: false });
      seq = 0;
    }
    await sleep(lookMs, undefined, { signal }).catch(() => undefined);
  }
}
