import type { Account } from '#contract/model/account.ts';
import type { AccountTest } from '#contract/model/start.ts';
import { testCondition } from './conditions.ts';
import { decide, TEST_TABLE } from './decision-table.ts';
import type { Caller, CredentialAccess } from './requests.ts';
import { refusal } from './start-answers.ts';

export interface AccountTestDependencies {
  readonly prompt: CredentialAccess;
  listAccounts(): readonly Account[];
  /** Sends the test call; null when the account cannot sign after all. */
  testAccount(id: string): Promise<AccountTest | null>;
}

/**
 * Tests an account's credentials, once the table lets the caller.
 *
 * @param wasPrompted A person was asked for the secret for this very test.
 * @throws Refused with the reason; nothing was sent then.
 */
export async function testAccount(
  services: AccountTestDependencies,
  caller: Caller,
  id: string,
  wasPrompted = false,
): Promise<AccountTest> {
  const account = services.listAccounts().find((one) => one.id === id);
  const name = account?.name ?? '';
  const ruling = decide(TEST_TABLE, caller, (condition) =>
    testCondition({ account, wasPrompted }, condition),
  );
  if (ruling?.decision.kind === 'unlock') {
    await services.prompt.ask(id, { kind: 'test', name });
    return testAccount(services, caller, id, true);
  }
  if (ruling?.decision.kind === 'refuse') throw refusal(ruling.decision.code, { account: name });
  const test = await services.testAccount(id);
  if (!test) throw refusal('credentials-unavailable', { account: name });
  return test;
}
