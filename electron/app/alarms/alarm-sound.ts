import { basename } from 'node:path';
import { type Alarm, choiceOf } from '#contract/model/alarm.ts';
import {
  FULL_VOLUME,
  MAX_SOUND_BYTES,
  type SoundAnswer,
  type SoundRequest,
  type SoundResult,
} from '#contract/model/alarm-sound.ts';
import type { Found } from '#contract/model/self-check.ts';
import type { Settings } from '#contract/model/settings.ts';
import { Refused } from '../../recording/refused.ts';
import type { SoundFileRepository } from '../../storage/alarm-ports.ts';
import { readSmallFile } from '../read-small-file.ts';
import { isSoundFile } from './sound-format.ts';

/** What a page that sounds answers: null where it could not play, `hushed` where it was ended before it could. */
export type PageAnswer = Pick<SoundAnswer, 'replaced' | 'output'> | 'hushed' | null;

/** The page that makes sounds, one at a time. */
export interface SoundPage {
  /** Resolves once the sound is over. Never rejects. */
  play(request: Omit<SoundRequest, 'turn'>): Promise<PageAnswer>;
  /** Ends the sound that is being played. */
  hush(): void;
}

export interface AlarmSoundDependencies {
  readonly page: SoundPage;
  readonly file: SoundFileRepository;
  readonly settings: {
    get(): Settings;
    save(changes: Pick<Settings, 'alarmSound'>): unknown;
  };
  /** The system's own alert, of which nothing comes back. */
  beep(): void;
  readonly log: { error(...what: unknown[]): void };
}

/** A sound that was ended before it was over tells nothing. */
const NOT_PLAYED: SoundResult = { outcome: 'failed', file: null, replaced: false };

/** Makes the sound of alarms, and knows whether it was made. */
export class AlarmSound {
  readonly #services: AlarmSoundDependencies;
  #current: Promise<SoundResult | null> | null = null;
  /** Whether what is being played is for an alarm, and ends with it. */
  #isForAlarm = false;
  /** What came of the newest sound; null before the first one, and after another sound was chosen. */
  #last: SoundResult | null = null;

  constructor(services: AlarmSoundDependencies) {
    this.#services = services;
  }

  /** Sounds for an alarm. One that is being played is not begun again. */
  sound(): void {
    if (this.#current) return;
    this.#isForAlarm = true;
    void this.#begin();
  }

  /** Plays what an alarm would, and says what came of it. */
  async test(): Promise<SoundResult> {
    while (this.#current) await this.#current;
    this.#isForAlarm = false;
    return (await this.#begin()) ?? NOT_PLAYED;
  }

  /** Ends the sound once no alarm is left that sounds. */
  follow(alarms: readonly Alarm[], settings: Pick<Settings, 'alarms' | 'troubleSound'>): void {
    if (!this.#current || !this.#isForAlarm) return;
    const isWanted =
      settings.troubleSound === true &&
      alarms.some(
        ({ acknowledged, kind }) => acknowledged === null && choiceOf(settings.alarms, kind).sound,
      );
    if (!isWanted) this.#services.page.hush();
  }

  /**
   * Takes a copy of a file as the sound.
   *
   * @throws Refused: `sound-unreadable`, `sound-too-large`, `sound-format`; another error of the disk
   */
  async choose(path: string): Promise<void> {
    const read = await readSmallFile(path, MAX_SOUND_BYTES);
    if (!read.ok) {
      const isLarge = read.fault === 'too-large';
      throw new Refused(isLarge ? 'sound-too-large' : 'sound-unreadable', read.fault);
    }
    if (!isSoundFile(read.bytes)) throw new Refused('sound-format', 'No sound by its first bytes.');
    this.#services.file.write(read.bytes);
    this.#services.settings.save({ alarmSound: { name: basename(path).slice(0, 255) } });
    this.#last = null;
  }

  /** Goes back to the sound that the program brings along. */
  useBuiltIn(): void {
    this.#services.settings.save({ alarmSound: null });
    this.#last = null;
    this.#services.file.remove();
  }

  /** For the page that checks everything; sounds nothing. */
  found(): Found {
    const { troubleSound, alarmSound, alarms } = this.#services.settings.get();
    const detail = alarmSound?.name ?? '';
    if (!troubleSound) return { finding: 'sound-off', detail: '' };
    if (alarms?.volume === 0) return { finding: 'sound-muted', detail };
    const last = this.#last?.outcome === 'muted' ? null : this.#last;
    if (last && last.outcome !== 'played') return { finding: `sound-${last.outcome}`, detail };
    if (alarmSound && (last?.replaced || !this.#services.file.has())) {
      return { finding: 'sound-replaced', detail };
    }
    if (!last) return { finding: 'sound-unknown', detail };
    return { finding: alarmSound ? 'sound-own' : 'sound-built-in', detail };
  }

  #begin(): Promise<SoundResult | null> {
    const current = this.#play().finally(() => {
      if (this.#current === current) this.#current = null;
    });
    this.#current = current;
    return current;
  }

  async #play(): Promise<SoundResult | null> {
    const { page, settings, beep } = this.#services;
    const { alarmSound, alarms } = settings.get();
    const volume = alarms?.volume ?? FULL_VOLUME;
    const file = alarmSound?.name ?? null;
    const told = (outcome: SoundResult['outcome'], replaced = false): SoundResult =>
      this.#note({ outcome, file, replaced });
    if (volume === 0) return told('muted');
    const answer = await page.play({ own: file !== null, volume });
    if (answer === 'hushed') return null;
    // Perhaps no operator has heard it: the system's alert may still reach an operator.
    if (!answer?.output) beep();
    if (answer === null) return told('failed');
    return told(answer.output ? 'played' : 'no-output', answer.replaced);
  }

  /** Writes a fault into the log once, and not with each repetition. */
  #note(result: SoundResult): SoundResult {
    const isNews = JSON.stringify(result) !== JSON.stringify(this.#last);
    this.#last = result;
    const { outcome, file, replaced } = result;
    if (isNews && (outcome !== 'played' || replaced)) {
      const { log } = this.#services;
      if (replaced) log.error('the sound of an alarm: the own file cannot be played:', file);
      if (outcome !== 'played') log.error('the sound of an alarm was not played:', outcome);
    }
    return result;
  }
}
