import { bridge } from '../../shared/bridge/bridge.ts';

/** Main closes the window; whatever was typed goes with it, and what waited is not done. */
export function closeWindow(): void {
  void bridge.ask('secrets.close', null);
}
