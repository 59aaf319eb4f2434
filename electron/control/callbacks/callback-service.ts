import type { ProblemCode } from '#contract/model/app-state.ts';
import {
  RECEIVER_OFF,
  RECEIVER_VIEW_OFF,
  type ReceiverSettings,
  type ReceiverView,
  type Refusal,
} from '#contract/model/receiver.ts';
import { coalesce } from '../../app/coalesce.ts';
import type { CallbackPathRepository } from '../../storage/ports.ts';
import { type BindAddress, createReceiver, type Receiver } from './receiver.ts';
import { type TakeInServices, type TakenCallback, takeIn } from './take-in.ts';

export interface CallbackServices extends TakeInServices {
  /** Read when something listens for the first time. */
  readonly pathStore: () => CallbackPathRepository;
  /** What window and tray show. */
  show(view: ReceiverView): void;
  /** With null the problem is over. */
  setProblem(code: ProblemCode, detail: string | null): void;
  monotonic(): number;
}

/** How often a flood of callbacks changes what is shown. */
const SHOW_MS = 1_000;

type TakenListener = (taken: TakenCallback) => void;

/**
 * The receiver of ZEGO's callbacks: off, as the settings say, or at an address that the command line names. Starts
 * and stops follow each other.
 */
export class CallbackService {
  /** Called for each callback that is on disk and was not known before. */
  readonly takenListeners = new Set<TakenListener>();
  readonly #services: CallbackServices;
  readonly #showSoon: () => void;
  #path: CallbackPathRepository | undefined;
  #receiver: Receiver | null = null;
  #view = RECEIVER_VIEW_OFF;
  #settings = RECEIVER_OFF;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(services: CallbackServices) {
    this.#services = services;
    this.#showSoon = coalesce(() => services.show(this.#view), SHOW_MS);
  }

  /** Where it listens, with its address for ZEGO's console. @throws Error of the system; nothing listens then. */
  listen(at: BindAddress): Promise<string> {
    return this.#inTurn(async () => {
      await this.#stop();
      return this.#start(at);
    });
  }

  /** Listens, or not, as the settings say: at once, and where that fails says so in state and problems. */
  follow(settings: ReceiverSettings): Promise<void> {
    return this.#inTurn(async () => {
      const { enabled, address, port } = settings;
      const before = this.#settings;
      const isSame =
        before.address === address && before.port === port && before.enabled === enabled;
      if (isSame && this.#view.state !== 'failed') return;
      this.#settings = settings;
      await this.#stop();
      // What could not start has said so.
      if (enabled) await this.#start({ address, port }).catch(() => undefined);
    });
  }

  /** Ends once what has come is on disk and answered. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#stop());
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #start(at: BindAddress): Promise<string> {
    const { setProblem, monotonic } = this.#services;
    try {
      this.#path ??= this.#services.pathStore();
      const receiver = createReceiver({
        path: `/zego/${this.#path.get()}`,
        takeIn: (body) => takeIn(body, this.#services),
        onTaken: (taken) => this.#noteTaken(taken),
        onRefused: (reason) => this.#noteRefused(reason),
        monotonic,
      });
      const url = await receiver.listen(at);
      this.#receiver = receiver;
      this.#show({ ...RECEIVER_VIEW_OFF, state: 'listening', url });
      setProblem('receiver-failed', null);
      return url;
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
      this.#show({ ...RECEIVER_VIEW_OFF, state: 'failed', reason });
      setProblem('receiver-failed', `${at.address}:${at.port} ${reason}`);
      throw error;
    }
  }

  async #stop(): Promise<void> {
    const receiver = this.#receiver;
    this.#receiver = null;
    await receiver?.close();
    this.#show(RECEIVER_VIEW_OFF);
    for (const code of ['receiver-failed', 'callbacks-locked', 'callbacks-unwritten'] as const) {
      this.#services.setProblem(code, null);
    }
  }

  #noteTaken(taken: TakenCallback): void {
    this.#view = { ...this.#view, receivedAt: this.#now(), refused: null };
    this.#showSoon();
    this.#services.setProblem('callbacks-locked', null);
    this.#services.setProblem('callbacks-unwritten', null);
    for (const listener of this.takenListeners) listener(taken);
  }

  #noteRefused(reason: Refusal): void {
    this.#view = { ...this.#view, refused: { at: this.#now(), reason } };
    this.#showSoon();
    if (reason === 'locked') this.#services.setProblem('callbacks-locked', '');
    if (reason === 'unwritten') this.#services.setProblem('callbacks-unwritten', '');
  }

  #now(): string {
    return new Date(this.#services.now()).toISOString();
  }

  #show(view: ReceiverView): void {
    this.#view = view;
    this.#services.show(view);
  }
}
