import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Intent } from '#contract/model/secrets.ts';
import type { AccountTest } from '#contract/model/start.ts';
import type { StreamCheck } from '#contract/model/stream-check.ts';
import { testCondition } from './conditions.ts';
import { decide, TEST_TABLE } from './decision-table.ts';
import type { Caller, CredentialAccess } from './requests.ts';
import { refusal } from './start-answers.ts';

export interface ReadOnlyDependencies {
  readonly prompt: CredentialAccess;
  findPreset(id: string): Preset | undefined;
  listAccounts(): readonly Account[];
  /** Sends the test call; null when the account cannot sign after all. */
  testAccount(id: string): Promise<AccountTest | null>;
  /** Asks whether these streams are published; null when the account cannot sign after all. */
  checkStreams(id: string, streamIds: readonly string[]): Promise<StreamCheck[] | null>;
}

/**
 * Tests an account's credentials, once the table lets the caller.
 *
 * @throws Refused with the reason; nothing was sent then.
 */
export const testAccount = (
  services: ReadOnlyDependencies,
  caller: Caller,
  id: string,
): Promise<AccountTest> =>
  askOf(services, caller, id, {
    intentOf: ({ name }) => ({ kind: 'test', name }),
    ask: () => services.testAccount(id),
  });

/**
 * Asks whether the streams of a preset are published, once the table lets the caller.
 *
 * @throws Refused with the reason; nothing was sent then.
 */
export async function checkStreams(
  services: ReadOnlyDependencies,
  caller: Caller,
  presetId: string,
): Promise<StreamCheck[]> {
  const preset = services.findPreset(presetId);
  if (!preset) throw refusal('not-found', { preset: '' });
  const { accountId, name, streamIds } = preset;
  return askOf(services, caller, accountId, {
    intentOf: () => ({ kind: 'check', name }),
    ask: () => services.checkStreams(accountId, streamIds),
  });
}

interface Question<T> {
  /** The purpose that the window for secrets shows when it asks for the secret. */
  readonly intentOf: (account: Account) => Intent;
  readonly ask: () => Promise<T | null>;
}

/** @param wasPrompted A person was asked for the secret for this very question. */
async function askOf<T>(
  services: ReadOnlyDependencies,
  caller: Caller,
  id: string,
  question: Question<T>,
  wasPrompted = false,
): Promise<T> {
  const account = services.listAccounts().find((one) => one.id === id);
  const name = account?.name ?? '';
  const ruling = decide(TEST_TABLE, caller, (condition) =>
    testCondition({ account, wasPrompted }, condition),
  );
  if (account && ruling?.decision.kind === 'unlock') {
    await services.prompt.ask(id, question.intentOf(account));
    return askOf(services, caller, id, question, true);
  }
  if (ruling?.decision.kind === 'refuse') throw refusal(ruling.decision.code, { account: name });
  const answer = await question.ask();
  if (answer === null) throw refusal('credentials-unavailable', { account: name });
  return answer;
}
