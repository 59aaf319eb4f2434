import type { Account, AccountEntry } from '#contract/model/account.ts';
import {
  isReadableName,
  isReservedName,
  nameForm,
  PRACTICE_ACCOUNT_ID,
  PRACTICE_ACCOUNT_NAME,
  sameName,
} from '#contract/model/name.ts';
import type { RunAccount } from '../recording/ports.ts';
import { Refused } from '../recording/refused.ts';
import { type CallbackSecret, UnreadableName, type VaultRepository } from '../storage/ports.ts';
import { isLoopback, parseEndpoint } from '../zego/request/endpoint.ts';
import type { Credentials } from '../zego/request/query.ts';

export class BadEndpoint extends Error {
  override readonly name = 'BadEndpoint';
}

export class AccountNameTaken extends Error {
  override readonly name = 'AccountNameTaken';
}

/** What the practice server is to an account: its secrets, and whether it listens by now. */
export interface PracticeAccount {
  readonly credentials: Credentials;
  readonly callbackSecret: string;
  readonly isListening: boolean;
}

/** All accounts: those of the vault, and the practice server's. */
export class Accounts {
  readonly #vault: VaultRepository;
  readonly #practice: PracticeAccount;

  constructor(vault: VaultRepository, practice: PracticeAccount) {
    this.#vault = vault;
    this.#practice = practice;
  }

  list(): Account[] {
    const { appId, endpoint, isTest } = this.#practice.credentials;
    const practice: Account = {
      id: PRACTICE_ACCOUNT_ID,
      name: PRACTICE_ACCOUNT_NAME,
      appId,
      endpoint,
      isTest,
      badge: 'test',
      colour: 'slate',
      // Its server records what it is asked to, and nothing else.
      recordsByDefault: false,
      practice: true,
      protection: 'practice',
      secret: 'held',
      hasCallbackSecret: true,
      playbackKeysOf: [],
    };
    return [practice, ...this.#vault.list()];
  }

  /** Endpoints that calls of these accounts go to; the practice server's once it listens. */
  endpointsOf(ids: ReadonlySet<string>): Set<string> {
    const used = this.list().filter(({ id }) => ids.has(id));
    const listening = used.filter(
      ({ id }) => id !== PRACTICE_ACCOUNT_ID || this.#practice.isListening,
    );
    return new Set(listening.map(({ endpoint }) => endpoint));
  }

  /** What a run needs; null when the account is gone or its credentials are locked. */
  forRun(id: string): RunAccount | null {
    const account = this.list().find((candidate) => candidate.id === id);
    const credentials =
      id === PRACTICE_ACCOUNT_ID ? this.#practice.credentials : this.#vault.credentials(id);
    if (!account || !credentials) return null;
    return { id, name: account.name, practice: isLoopback(credentials.endpoint), credentials };
  }

  /** What may sign ZEGO's callbacks of a project; none while the vault is locked. */
  callbackSecrets(appId: number): CallbackSecret[] {
    const { credentials, callbackSecret: secret } = this.#practice;
    const ofPractice = { accountId: PRACTICE_ACCOUNT_ID, secret };
    const ofVault = this.#vault.callbackSecrets(appId);
    return credentials.appId === appId ? [ofPractice, ...ofVault] : ofVault;
  }

  /**
   * @throws BadEndpoint, AccountNameTaken, UnreadableName, SecretRequired or VaultUnavailable; nothing was saved then.
   */
  async save(id: string | null, entry: AccountEntry): Promise<Account> {
    const parsed = parseEndpoint(entry.endpoint);
    if (!parsed.ok) throw new BadEndpoint(parsed.problem);
    const name = nameForm(entry.name);
    this.#checkName(id, name);
    await this.#vault.save([
      { ...entry, name, endpoint: parsed.endpoint, ...(id !== null && { id }) },
    ]);
    const saved = this.list().find((account) => account.name === name);
    if (!saved) throw new Error('the vault did not keep the account');
    return saved;
  }

  /**
   * Keeps what the operator answered: whether the project records all streams by default; null for not known.
   *
   * @throws Refused where there is no such account, SecretRequired or VaultUnavailable; nothing was saved then.
   */
  async answerRecordsByDefault(id: string, recordsByDefault: boolean | null): Promise<void> {
    const account = this.#vault.list().find((known) => known.id === id);
    if (!account) throw new Refused('not-found', 'The account does not exist any more.');
    const { name, appId, endpoint, isTest, badge, colour } = account;
    const facts = { name, appId, endpoint, isTest, badge, colour, recordsByDefault };
    await this.#vault.save([{ ...facts, id, serverSecret: null }]);
  }

  /** An account keeps the name that it has, which an earlier version may have taken as it was. */
  #checkName(id: string | null, name: string): void {
    const namesake = this.list().find((account) => sameName(account.name, name));
    if (namesake?.id === id) return;
    if (namesake || isReservedName(name)) throw new AccountNameTaken(name);
    if (!isReadableName(name)) throw new UnreadableName('the name holds invisible characters');
  }
}
