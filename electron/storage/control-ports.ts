import type { ControlSettings } from '#contract/model/control.ts';
import type { Observable, Recoverable } from './ports.ts';

/** What is switched on of the control surfaces. Every write throws UnreadableStore where nothing can be saved. */
export interface ControlRepository extends Observable, Recoverable {
  get(): ControlSettings;
  /** Replaces the given parts, each whole. @throws UnreadableStore; nothing is saved then. */
  save(changes: Partial<ControlSettings>): ControlSettings;
}
