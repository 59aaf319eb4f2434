/** What the system has to offer for hotkeys. */
export interface HotkeyPort {
  /** Whether the system tells by `register` that a combination will be delivered; Wayland does not. */
  readonly isReliable: boolean;
  /** False where another program or the system has the combination. */
  register(accelerator: string, onPress: () => void): boolean;
  unregister(accelerator: string): void;
  /**
   * Holds all combinations back without giving them up. Only where giving them up would cost the operator something
   * (Wayland asks again); elsewhere they are given up and asked for again, which shows what was lost meanwhile.
   */
  readonly setSuspended?: (suspended: boolean) => void;
}
