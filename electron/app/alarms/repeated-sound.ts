import { type Alarm, choiceOf } from '#contract/model/alarm.ts';
import type { Settings } from '#contract/model/settings.ts';

/** Between two sounds, in milliseconds: often enough not to be missed, seldom enough to speak beside it. */
const REPEAT_MS = 10_000;

export interface RepeatedSoundDependencies {
  sound(): void;
  /** Calls `work` each so many milliseconds; the function returned ends that. */
  every(ms: number, work: () => void): () => void;
}

/** Sounds again and again while an alarm is not acknowledged, where the operator wants that. */
export class RepeatedSound {
  readonly #services: RepeatedSoundDependencies;
  #end: (() => void) | null = null;

  constructor(services: RepeatedSoundDependencies) {
    this.#services = services;
  }

  /** To be called after each change; the first sound of an alarm is not made here. */
  follow(alarms: readonly Alarm[], settings: Pick<Settings, 'alarms' | 'troubleSound'>): void {
    const isWanted =
      settings.troubleSound === true &&
      settings.alarms?.repeat === true &&
      alarms.some(
        ({ acknowledged, kind }) => acknowledged === null && choiceOf(settings.alarms, kind).sound,
      );
    if (isWanted === (this.#end !== null)) return;
    const { every, sound } = this.#services;
    if (isWanted) this.#end = every(REPEAT_MS, sound);
    else this.stop();
  }

  stop(): void {
    this.#end?.();
    this.#end = null;
  }
}
