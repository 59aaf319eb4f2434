import { VaultUnavailable } from '../ports.ts';
import { KeyStoreLost } from './data-key.ts';

/** A key store that refuses what it is asked for is reported as a changed backend. */
export const named = (error: unknown): never => {
  throw error instanceof KeyStoreLost ? new VaultUnavailable('backend-changed') : error;
};
