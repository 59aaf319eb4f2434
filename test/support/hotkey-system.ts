import type { HotkeyPort } from '../../electron/app/hotkeys/hotkey-port.ts';

/** The far end of hotkeys: a system with other programs, strict about what is registered and given back. */
export class HotkeySystem implements HotkeyPort {
  readonly isReliable: boolean;
  /** Combinations that other programs have. */
  readonly others = new Set<string>();
  readonly #ours = new Map<string, () => void>();
  #isSuspended = false;
  readonly setSuspended?: (suspended: boolean) => void;

  /** @param kind `suspending`: as Electron 45 on Wayland, where nothing is told and new ones are refused meanwhile. */
  constructor(kind: 'plain' | 'suspending' = 'plain') {
    this.isReliable = kind === 'plain';
    if (kind === 'suspending') {
      this.setSuspended = (suspended) => {
        this.#isSuspended = suspended;
      };
    }
  }

  get held(): string[] {
    return this.#isSuspended ? [] : [...this.#ours.keys()].sort();
  }

  register(accelerator: string, onPress: () => void): boolean {
    if (this.#ours.has(accelerator)) throw new Error(`${accelerator} is registered twice`);
    if (this.others.has(accelerator) || this.#isSuspended) return false;
    this.#ours.set(accelerator, onPress);
    return true;
  }

  unregister(accelerator: string): void {
    if (!this.#ours.delete(accelerator)) throw new Error(`${accelerator} was not registered`);
  }

  /** Presses it; false where it does not reach the program. */
  press(accelerator: string): boolean {
    const ours = this.#isSuspended ? undefined : this.#ours.get(accelerator);
    ours?.();
    return ours !== undefined;
  }
}
