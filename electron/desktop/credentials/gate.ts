import type { Account } from '../../contract/account.ts';
import type { VaultState } from '../../contract/app-state.ts';
import type { Intent, SecretTask } from '../../contract/secrets.ts';
import type { Vault } from '../../storage/vault/vault.ts';
import type { SecretsDesk } from './secrets-desk.ts';

/** States that a person can open; the others are faults, whose screens say what to do. */
const OPENED_BY_A_PERSON: readonly VaultState[] = ['passphrase', 'closed'];

export interface GateServices {
  readonly vault: Pick<Vault, 'state' | 'open' | 'unlock'>;
  readonly desk: Pick<SecretsDesk, 'ask'>;
  findAccount(id: string): Account | undefined;
}

/** What a click needs before it can sign: if that is not there, the operator is asked, and the click goes on. */
export class CredentialsGate {
  readonly #services: GateServices;

  constructor(services: GateServices) {
    this.#services = services;
  }

  /**
   * Does the work at once where the account can sign, and else once the operator has seen to that. Given
   * up, the work is done all the same: it knows best how to refuse.
   */
  pass<T>(accountId: string, intent: Intent, work: () => T | Promise<T>): T | Promise<T> {
    return this.#isReady(accountId) ? work() : this.#ask(accountId, intent).then(work);
  }

  /** The same for work that needs several accounts. */
  passAll<T>(
    accountIds: readonly string[],
    intent: Intent,
    work: () => T | Promise<T>,
  ): T | Promise<T> {
    const [first, ...others] = accountIds;
    if (first === undefined) return work();
    return this.pass(first, intent, () => this.passAll(others, intent, work));
  }

  /** Opens the vault, or the window in which it can be opened. */
  async unlock(intents: Intent[] = []): Promise<void> {
    const { vault, desk } = this.#services;
    // The key store may have been unlocked by another program meanwhile.
    await vault.open();
    // The key store's own window comes up without a detour.
    if (vault.state === 'locked') await vault.unlock(null);
    if (OPENED_BY_A_PERSON.includes(vault.state))
      await desk.ask({ task: { kind: 'unlock' }, intents });
  }

  async #ask(accountId: string, intent: Intent): Promise<void> {
    const { desk, findAccount } = this.#services;
    await this.unlock([intent]);
    if (findAccount(accountId)?.secret !== 'missing') return;
    const task: SecretTask = { kind: 'account', accountId };
    await desk.ask({ task, intents: [intent] });
  }

  /** An account that does not exist is for the work to refuse. */
  #isReady(accountId: string): boolean {
    const account = this.#services.findAccount(accountId);
    return !account || account.secret === 'held';
  }
}
