import { choiceOf } from '#contract/model/alarm.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { type MessageEvent, URGENT_EVENTS, type Webhook } from '#contract/model/webhook.ts';
import type { NewMessage, WebhookOutbox } from '../../storage/webhook-ports.ts';
import type { Language, Translate } from '../language.ts';
import type { AppStateStore } from '../state.ts';
import {
  messageOf,
  type Occurrence,
  occurrencesOfAlarms,
  occurrencesOfFiles,
  occurrencesOfProblems,
  occurrencesOfRun,
} from './occurrences.ts';
import { isQuiet, LIFE_MS } from './pace.ts';

/** From a change to the look at it, in milliseconds: a burst of starts is written down at once. */
const LOOK_MS = 100;
/** The same for files: those of one run become known one after the other. */
const FILES_LOOK_MS = 5_000;
/** After the disk took nothing. */
const AGAIN_MS = 30_000;

const FILE_EVENTS: readonly MessageEvent[] = ['file-found', 'file-missing'];

export interface FeedServices {
  readonly state: Pick<AppStateStore, 'state' | 'subscribe'>;
  readonly outbox: Pick<WebhookOutbox, 'add' | 'isTold'>;
  targets(): readonly Webhook[];
  readonly translator: (language: Language) => Translate;
  /** Takes the known secrets out of a text, and changes nothing else. */
  hide(text: string): string;
  newId(): string;
  /** Milliseconds since the epoch. */
  now(): number;
  after(ms: number, work: () => void): () => void;
  /** The outbox holds something new. */
  onAdded(): void;
  onFault(error: unknown): void;
}

/**
 * Writes down what targets are to be told, in the outbox, as the state changes. What is told once is not told again: at
 * a start everything that shows is looked at, so that nothing is lost with the process that saw it happen.
 */
export class WebhookFeed {
  readonly #services: FeedServices;
  readonly #runs = new Set<string>();
  #cancelLook: (() => void) | null = null;
  #cancelFiles: (() => void) | null = null;
  #unsubscribe: () => void = () => undefined;

  constructor(services: FeedServices) {
    this.#services = services;
  }

  begin(): void {
    const { state } = this.#services;
    this.#unsubscribe = state.subscribe(({ changes }) => {
      for (const presetId of Object.keys(changes.runs ?? {})) this.#runs.add(presetId);
      if (changes.runs || changes.problems || changes.alarms) this.#lookSoon();
      if (changes.fileWatches) this.#filesSoon();
    });
    this.#lookAtAll();
  }

  stop(): void {
    this.#unsubscribe();
    // What is not written down yet is written now: the next process would find it, but later.
    this.#cancelFiles?.();
    this.#cancelFiles = null;
    if (!this.#cancelLook) return;
    this.#cancelLook();
    this.#look();
  }

  #lookAtAll(): void {
    for (const presetId of Object.keys(this.#services.state.state.runs)) this.#runs.add(presetId);
    this.#lookSoon();
    this.#filesSoon();
  }

  #lookSoon(): void {
    this.#cancelLook ??= this.#services.after(LOOK_MS, () => this.#look());
  }

  #filesSoon(): void {
    this.#cancelFiles ??= this.#services.after(FILES_LOOK_MS, () => {
      this.#cancelFiles = null;
      const { state } = this.#services.state;
      this.#write(({ events }, isNew) =>
        FILE_EVENTS.some((event) => events.includes(event))
          ? occurrencesOfFiles(state.fileWatches, state, isNew)
          : [],
      );
    });
  }

  #look(): void {
    this.#cancelLook = null;
    const { state } = this.#services.state;
    const runs = [...this.#runs].flatMap((presetId) => state.runs[presetId] ?? []);
    this.#runs.clear();
    const occurrences = [
      ...runs.flatMap((run) => occurrencesOfRun(run, state)),
      ...occurrencesOfProblems(state.problems, this.#services.now()),
      ...occurrencesOfAlarms(state, this.#services.now()),
    ];
    if (occurrences.length > 0) this.#write(() => occurrences);
  }

  /** One transaction for all targets. */
  #write(
    occurrencesFor: (target: Webhook, isNew: (key: string) => boolean) => readonly Occurrence[],
  ): void {
    const { outbox, targets, onAdded, onFault, after } = this.#services;
    try {
      const messages = targets().flatMap((target) => {
        if (!target.enabled) return [];
        const isNew = (key: string) => !outbox.isTold(target.id, key);
        return occurrencesFor(target, isNew)
          .filter((one) => this.#isFor(target, one) && one.keys.some(isNew))
          .map((one) => this.#messageFor(target, one));
      });
      if (messages.length === 0) return;
      outbox.add(messages);
      onAdded();
    } catch (error) {
      onFault(error);
      after(AGAIN_MS, () => this.#lookAtAll());
    }
  }

  #isFor({ events, since, template, kind }: Webhook, occurrence: Occurrence): boolean {
    const { event, alarms, at, about } = occurrence;
    const { settings } = this.#services.state.state;
    const isSwitchedOff =
      alarms.length > 0 && !alarms.some((one) => choiceOf(settings.alarms, one).webhook);
    const isTally = kind === 'generic' && template === 'tally-arbiter';
    return (
      !isSwitchedOff &&
      [event, ...alarms].some((one) => events.includes(one)) &&
      at >= Date.parse(since) &&
      at > this.#services.now() - LIFE_MS &&
      !(isTally && about.preset === null)
    );
  }

  #messageFor(target: Webhook, occurrence: Occurrence): NewMessage {
    const { now, newId, translator, hide, state } = this.#services;
    const isLeftOut =
      isQuiet(target.quietHours, new Date(now())) && !URGENT_EVENTS.includes(occurrence.event);
    const language: AppState['language'] = target.language ?? state.state.language;
    return {
      id: newId(),
      webhookId: target.id,
      keys: occurrence.keys,
      message: isLeftOut ? null : messageOf(occurrence, translator(language), hide),
      createdAt: now(),
    };
  }
}
