import { RECEIVER_OFF } from '#contract/model/receiver.ts';
import { ReceiverSilence } from '../app/receiver-silence.ts';
import { CallbackService } from '../control/callbacks/callback-service.ts';
import type { ReceiveServices } from '../control/command-line/receive.ts';
import type { PracticeServer } from '../practice/server.ts';
import { CallbackPathStore } from '../storage/callback-path.ts';
import type { FileRepository } from '../storage/ports.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';

/** What takes in ZEGO's callbacks. */
export interface Callbacks {
  readonly callbacks: CallbackService;
  /** The same for a command line. */
  readonly receiving: ReceiveServices;
  /** Listens from now on as the settings say, and follows their changes. */
  followReceiverSettings(): void;
}

export function createCallbacks(
  { userData, log }: ComposeOptions,
  { accounts, vault, settings, clock, times, state, setProblem }: Persistence,
  files: Pick<FileRepository, 'receive' | 'onFiles'>,
  practice: Pick<PracticeServer, 'postCallbacks'>,
): Callbacks {
  const silence = new ReceiverSilence({
    now: clock.now,
    tell: (count) => setProblem('receiver-silent', count),
  });
  files.onFiles((change) => silence.filesCame(change.files));
  const callbacks = new CallbackService({
    callbackSecrets: (appId) => accounts.callbackSecrets(appId),
    findAccount: (id) => accounts.list().find((account) => account.id === id),
    isLocked: () => !vault.isAccessible,
    receive: (callback) => files.receive(callback),
    now: clock.now,
    timeAt: (endpoint) => times.clockOf(endpoint).now(),
    onFault: (error) => log.error('a callback was not written:', error),
    pathStore: () => new CallbackPathStore(userData, new Date()),
    show(receiver) {
      state.update({ receiver });
      practice.postCallbacks(receiver.url);
      silence.receiverChanged(receiver);
    },
    setProblem,
    monotonic: clock.monotonic,
  });
  vault.onChange(() => vault.isAccessible && setProblem('callbacks-locked', null));
  const follow = () => void callbacks.follow(settings.get().receiver ?? RECEIVER_OFF);
  return {
    callbacks,
    receiving: {
      callbacks,
      settings: () => settings.get().receiver ?? RECEIVER_OFF,
      openCredentials: () => vault.open(),
      credentialsLocked: () => !vault.isAccessible,
      hasCallbackSecret: () => vault.list().some(({ hasCallbackSecret }) => hasCallbackSecret),
      onView: (listener) =>
        state.subscribe(({ changes }) => changes.receiver && listener(changes.receiver)),
    },
    followReceiverSettings() {
      settings.onChange(follow);
      follow();
    },
  };
}
