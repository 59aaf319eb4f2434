import { AccountName } from '../shared/accounts/account-name.tsx';
import { useAccount } from '../shared/accounts/use-account.ts';

/** With which project it would be done: the one thing that must not be mistaken. */
export function QuestionAccount({ id }: { readonly id: string }) {
  const account = useAccount(id);
  if (!account) return null;
  return (
    <div>
      <AccountName account={account} badge />
    </div>
  );
}
