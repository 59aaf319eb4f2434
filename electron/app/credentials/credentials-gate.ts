import type { Account } from '#contract/model/account.ts';
import type { VaultState } from '#contract/model/app-state.ts';
import type { Intent, SecretTask } from '#contract/model/secrets.ts';
import type { VaultRepository } from '../../storage/ports.ts';
import type { CredentialAccess } from '../commands/requests.ts';
import type { SecretPrompt } from './secret-prompt.ts';

/** States that a person can open; the others are faults, whose screens say what to do. */
const OPENED_BY_A_PERSON: readonly VaultState[] = ['passphrase-required', 'locked-by-user'];

export interface GateServices {
  readonly vault: Pick<VaultRepository, 'state' | 'open' | 'unlock'>;
  readonly secretPrompt: Pick<SecretPrompt, 'ask'>;
  findAccount(id: string): Account | undefined;
}

/** What a command needs before it can sign: if that is not there, the operator is asked for it. */
export class CredentialsGate implements CredentialAccess {
  readonly #services: GateServices;

  constructor(services: GateServices) {
    this.#services = services;
  }

  /** Opens the vault, and asks for the account's secret where that is not in it. */
  async ask(accountId: string, intent: Intent): Promise<void> {
    const { secretPrompt, findAccount } = this.#services;
    await this.unlock([intent]);
    if (findAccount(accountId)?.secret !== 'missing') return;
    const task: SecretTask = { kind: 'account', accountId };
    await secretPrompt.ask({ task, intents: [intent] });
  }

  /** Opens the vault, or the window in which it can be opened. */
  async unlock(intents: Intent[] = []): Promise<void> {
    const { vault, secretPrompt } = this.#services;
    // The key store may have been unlocked by another program meanwhile.
    await vault.open();
    // The key store's own window comes up without a detour.
    if (vault.state === 'keyring-locked') await vault.unlock(null);
    if (OPENED_BY_A_PERSON.includes(vault.state))
      await secretPrompt.ask({ task: { kind: 'unlock' }, intents });
  }
}
