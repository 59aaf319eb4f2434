import type { VaultState } from '#contract/model/app-state.ts';
import { KeyStoreLost } from './data-key.ts';

/** Credentials cannot be read or saved now. `state` says why; nothing was changed. */
export class VaultUnavailable extends Error {
  override readonly name = 'VaultUnavailable';
  readonly state: VaultState;
  constructor(state: VaultState) {
    super(`credentials are not available: ${state}`);
    this.state = state;
  }
}

/** A key store that refuses what it is asked for is told as one that is not the same any more. */
export const named = (error: unknown): never => {
  throw error instanceof KeyStoreLost ? new VaultUnavailable('backend-changed') : error;
};
