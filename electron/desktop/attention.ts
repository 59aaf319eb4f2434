import { type PresetSummary, TROUBLES, type Trouble } from '#contract/rules/preset-summary.ts';

/** How the program calls an operator who looks elsewhere. */
export interface AttentionSignals {
  /** Lets the taskbar flash until the window is looked at; nothing where it is, or where there is no window. */
  flash(): void;
  /** The number on the program's icon, where the desktop has such a thing; 0 takes it away. */
  setBadge(count: number): void;
  /** The system's alert sound. */
  beep(): void;
}

/** Calls the operator when a preset has trouble that it did not have before. Practice calls nobody. */
export class Attention {
  readonly #signals: AttentionSignals;
  /** The trouble of each preset; null before the first look, which finds what was there already. */
  #known: ReadonlyMap<string, Trouble> | null = null;
  #badge = 0;

  constructor(signals: AttentionSignals) {
    this.#signals = signals;
  }

  /** @param sound whether the operator wants to hear it. */
  update(summaries: readonly PresetSummary[], sound: boolean): void {
    const troubles = troublesOf(summaries);
    const isNew = this.#known !== null && hasNew(this.#known, troubles);
    this.#known = troubles;
    if (troubles.size !== this.#badge) {
      this.#badge = troubles.size;
      this.#signals.setBadge(troubles.size);
    }
    if (!isNew) return;
    this.#signals.flash();
    if (sound) this.#signals.beep();
  }
}

function troublesOf(summaries: readonly PresetSummary[]): Map<string, Trouble> {
  const troubles = new Map<string, Trouble>();
  for (const { presetId, practice, trouble } of summaries)
    if (trouble !== null && !practice) troubles.set(presetId, trouble);
  return troubles;
}

/** Trouble that a preset did not have, or that has become more severe. */
const hasNew = (before: ReadonlyMap<string, Trouble>, now: ReadonlyMap<string, Trouble>): boolean =>
  [...now].some(([presetId, trouble]) => {
    const known = before.get(presetId);
    return known === undefined || TROUBLES.indexOf(trouble) < TROUBLES.indexOf(known);
  });
