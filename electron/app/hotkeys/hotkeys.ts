import {
  type Hotkey,
  type HotkeyAction,
  type HotkeyMode,
  type HotkeyState,
  type HotkeysView,
  hotkeyId,
  MAX_HOTKEYS,
} from '#contract/model/hotkey.ts';
import { acceleratorProblem, type KeyboardSystem } from '#contract/rules/accelerator.ts';
import { Refused } from '../../recording/refused.ts';
import type { SettingsRepository } from '../../storage/ports.ts';
import { HoldGuard } from './hold-guard.ts';
import type { HotkeyPort } from './hotkey-port.ts';
import { Registrations } from './registrations.ts';

/** Recording a combination, or trying hotkeys, ends by itself: a page that is gone must not leave them without effect. */
export const CAPTURE_MS = 30_000;

export interface HotkeyDependencies {
  readonly settings: Pick<SettingsRepository, 'get' | 'save' | 'onChange'>;
  readonly port: HotkeyPort;
  readonly system: KeyboardSystem;
  /** Does what a hotkey stands for. */
  perform(action: HotkeyAction): void;
  /** What is to be shown, after every change. */
  show(view: HotkeysView): void;
  /** Milliseconds that no change of the clock moves. */
  now(): number;
}

/**
 * The hotkeys that work in every program: asked of the system, kept in the settings, suspended while one is recorded and
 * by the operator's pause. A combination that the system refuses never replaces one that works.
 */
export class Hotkeys {
  readonly #services: HotkeyDependencies;
  readonly #registrations: Registrations;
  readonly #guard: HoldGuard;
  readonly #confirmed = new Set<string>();
  readonly #endSettings: () => void;
  #mode: HotkeyMode = 'normal';
  #isPaused = false;
  #hasBegun = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(services: HotkeyDependencies) {
    this.#services = services;
    this.#guard = new HoldGuard(() => services.now());
    this.#registrations = new Registrations(services.port, (pressed) => this.#pressed(pressed));
    this.#endSettings = services.settings.onChange(() => this.#follow());
  }

  /** Asks the system for what the settings say; a process without tray and window never does. */
  begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#follow();
  }

  /**
   * Gives an action this combination, or with null none. Until the system has given the new one, the one before stays.
   *
   * @throws Refused for a combination that cannot be used, that another action has, or that the system refuses;
   * UnreadableStore when it cannot be saved. Nothing has changed then.
   */
  set(action: HotkeyAction, accelerator: string | null): void {
    const id = hotkeyId(action);
    const others = this.#list().filter((one) => hotkeyId(one.action) !== id);
    this.mode('normal');
    if (accelerator !== null) this.#expectUsable(accelerator, others);
    if (accelerator !== null) this.#guard.admits(accelerator);
    try {
      if (accelerator !== null && !this.#registrations.add(accelerator)) {
        throw new Refused('hotkey-taken', 'Another program has this combination.');
      }
      const added = accelerator === null ? [] : [{ action, accelerator }];
      this.#services.settings.save({ hotkeys: [...others, ...added] });
    } catch (error) {
      this.#follow();
      throw error;
    }
    this.#follow();
  }

  /** Records a combination, tries hotkeys, or neither; the first two end by themselves after `CAPTURE_MS`. */
  mode(mode: HotkeyMode): void {
    clearTimeout(this.#timer);
    if (this.#mode === 'capture') {
      // The keys are still held that were recorded: their repeats are no presses.
      for (const { accelerator } of this.#list()) this.#guard.admits(accelerator);
    }
    this.#mode = mode;
    if (mode !== 'normal') {
      this.#timer = setTimeout(() => this.mode('normal'), CAPTURE_MS);
      this.#timer.unref();
    }
    this.#suspend();
  }

  /** The operator's pause; it ends with the program. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.#suspend();
  }

  /** Gives everything back to the system. */
  end(): void {
    clearTimeout(this.#timer);
    this.#endSettings();
    this.#registrations.keep(new Set());
  }

  #list(): readonly Hotkey[] {
    return this.#services.settings.get().hotkeys ?? [];
  }

  #expectUsable(accelerator: string, others: readonly Hotkey[]): void {
    if (acceleratorProblem(accelerator, this.#services.system) !== null) {
      throw new Refused('hotkey-unusable', 'This combination cannot be a hotkey.');
    }
    if (others.some((one) => one.accelerator === accelerator)) {
      throw new Refused('hotkey-in-use', 'Another hotkey has this combination.');
    }
    if (others.length >= MAX_HOTKEYS) {
      throw new Refused('too-many-hotkeys', 'There are as many hotkeys as the program keeps.');
    }
  }

  /** Trying hotkeys goes before a pause: the operator wants to see them arrive. */
  #suspend(): void {
    const isHeldBack = this.#mode === 'capture' || (this.#isPaused && this.#mode !== 'test');
    this.#registrations.suspend(isHeldBack);
    this.#show();
  }

  /** Holds what the settings say. */
  #follow(): void {
    if (!this.#hasBegun) return;
    const usable = this.#list().filter(
      ({ accelerator }) => acceleratorProblem(accelerator, this.#services.system) === null,
    );
    this.#registrations.keep(new Set(usable.map(({ accelerator }) => accelerator)));
    this.#show();
  }

  #pressed(accelerator: string): void {
    if (!this.#guard.admits(accelerator)) return;
    if (!this.#confirmed.has(accelerator)) {
      this.#confirmed.add(accelerator);
      this.#show();
    }
    if (this.#mode === 'test') return;
    const hotkey = this.#list().find((one) => one.accelerator === accelerator);
    if (hotkey) this.#services.perform(hotkey.action);
  }

  #show(): void {
    const states = this.#list().map(
      ({ accelerator }) => [accelerator, this.#stateOf(accelerator)] as const,
    );
    this.#services.show({
      paused: this.#isPaused,
      mode: this.#mode,
      states: this.#hasBegun ? Object.fromEntries(states) : {},
    });
  }

  #stateOf(accelerator: string): HotkeyState {
    if (this.#registrations.given.get(accelerator) !== true) return 'refused';
    if (this.#confirmed.has(accelerator)) return 'confirmed';
    return this.#services.port.isReliable ? 'ready' : 'unconfirmed';
  }
}
