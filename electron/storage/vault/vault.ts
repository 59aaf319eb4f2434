import type { Account } from '#contract/model/account.ts';
import { sameName } from '#contract/model/name.ts';
import type { BoundLogin } from '#contract/model/network.ts';
import { isLoopback } from '../../zego/request/endpoint.ts';
import type { Credentials } from '../../zego/request/query.ts';
import { type Entry, withEntry, withoutAccount } from './entries.ts';
import { VaultUnavailable } from './unavailable.ts';
import { VaultStorage } from './vault-storage.ts';

export { VaultUnavailable } from './unavailable.ts';

/** Keeps the accounts, in a safe. */
export class Vault extends VaultStorage {
  list(): Account[] {
    const { accounts, secrets } = this.held;
    const protection = this.protection();
    const without = this.isAccessible ? 'missing' : 'locked';
    return accounts.map((account) => {
      const secret = secrets.has(account.id) ? 'held' : without;
      return {
        ...account,
        practice: isLoopback(account.endpoint),
        protection: secret === 'missing' ? null : protection,
        secret,
      };
    });
  }

  /** Null when the account is gone, or its secret cannot be used now. */
  credentials(id: string): Credentials | null {
    const account = this.held.accounts.find((candidate) => candidate.id === id);
    const secret = this.held.secrets.get(id);
    if (!account || !secret) return null;
    const { appId, endpoint, isTest } = account;
    return { appId, serverSecret: secret.toString('utf8'), endpoint, isTest };
  }

  findByName(name: string): string | null {
    return this.held.accounts.find((account) => sameName(account.name, name))?.id ?? null;
  }

  /**
   * Saves accounts, all or none.
   *
   * @throws VaultUnavailable when they can be neither saved nor kept in memory; SecretRequired.
   */
  save(entries: readonly Entry[]): Promise<void> {
    return this.changing(async () => {
      await this.makeWritable();
      this.write(entries.reduce(withEntry, this.held));
    });
  }

  /** @throws VaultUnavailable */
  remove(id: string): Promise<void> {
    return this.changing(async () => {
      if (!this.isAccessible) throw new VaultUnavailable(this.state);
      this.write(withoutAccount(this.held, id));
    });
  }

  proxyLogin(): BoundLogin | null {
    return this.held.proxyLogin;
  }

  /** @throws VaultUnavailable when it can be neither saved nor kept in memory. */
  saveProxyLogin(proxyLogin: BoundLogin | null): Promise<void> {
    return this.changing(async () => {
      await this.makeWritable();
      this.write({ ...this.held, proxyLogin });
    });
  }

  /** Binds a login that was kept before logins were bound. @throws VaultUnavailable */
  bindProxyLogin(proxy: string): Promise<void> {
    return this.changing(async () => {
      const { proxyLogin } = this.held;
      if (proxyLogin?.proxy !== null) return;
      await this.makeWritable();
      this.write({ ...this.held, proxyLogin: { ...proxyLogin, proxy } });
    });
  }
}
