import type { Account } from '#contract/model/account.ts';
import { useAppState } from '../state/use-app-state.ts';

/** The account of this id; undefined when it is gone. */
export const useAccount = (id: string): Account | undefined =>
  useAppState(({ accounts }) => accounts.find((account) => account.id === id));

/** Whether a start or a stop has to wait until the operator has unlocked or entered the secret. */
export const waitsForSecret = (account: Account | undefined): boolean =>
  account !== undefined && account.secret !== 'held';
