import { type Alarm, choiceOf } from '#contract/model/alarm.ts';
import type { Settings } from '#contract/model/settings.ts';
import type { PresetSummary } from '#contract/rules/preset-summary.ts';

/** How the program calls an operator who looks elsewhere. */
export interface AttentionSignals {
  /** Lets the taskbar flash until the window is looked at; nothing where it is, or where there is no window. */
  flash(): void;
  /** The number on the program's icon, where the desktop has such a thing; 0 takes it away. */
  setBadge(count: number): void;
  /** The alarm's sound. */
  sound(): void;
}

/** Calls the operator when an alarm arises, or gets worse. Practice calls nobody. */
export class Attention {
  readonly #signals: AttentionSignals;
  /** When this process began, milliseconds since the epoch: what the last one left has called already. */
  readonly #began: number;
  /** How often each alarm has called, by its id. */
  #known: ReadonlyMap<string, number> = new Map();
  #badge = 0;

  constructor(signals: AttentionSignals, began: number) {
    this.#signals = signals;
    this.#began = began;
  }

  update(
    summaries: readonly PresetSummary[],
    alarms: readonly Alarm[],
    settings: Pick<Settings, 'alarms' | 'troubleSound'>,
  ): void {
    const count = summaries.filter(({ trouble, practice }) => trouble !== null && !practice).length;
    if (count !== this.#badge) {
      this.#badge = count;
      this.#signals.setBadge(count);
    }
    const fresh = alarms.filter((alarm) => this.#isNew(alarm));
    this.#known = new Map(alarms.map(({ id, calls }) => [id, calls]));
    if (fresh.length === 0) return;
    this.#signals.flash();
    const isHeard = fresh.some(({ kind }) => choiceOf(settings.alarms, kind).sound);
    if (settings.troubleSound && isHeard) this.#signals.sound();
  }

  #isNew({ id, calls, since, acknowledged }: Alarm): boolean {
    if (acknowledged !== null) return false;
    const known = this.#known.get(id);
    return known === undefined ? Date.parse(since) >= this.#began : calls > known;
  }
}
