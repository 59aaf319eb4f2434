import type { Account, AccountFacts } from '#contract/model/account.ts';
import type { Recording } from '#contract/model/start.ts';
import { leftRunning } from '#contract/rules/left-running.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/** What would go on where no card shows it, or no account stops it, once an account is saved like this. */
export function useLeftByAccount(account: Account | null): (facts: AccountFacts) => Recording[] {
  const presets = useAppState((state) => state.presets);
  const accounts = useAppState((state) => state.accounts);
  const recordings = useAppState((state) => state.recordings);
  return (facts) => {
    if (!account) return [];
    const after = accounts.map((one) => (one.id === account.id ? { ...one, ...facts } : one));
    return leftRunning({ presets, accounts }, { presets, accounts: after }, recordings);
  };
}
