import type { Account } from '#contract/model/account.ts';
import type { VaultState, VaultView } from '#contract/model/app-state.ts';
import { sameName } from '#contract/model/name.ts';
import type { BoundLogin } from '#contract/model/network.ts';
import type { RoomLogin } from '#contract/model/room.ts';
import type { UnlockAnswer } from '#contract/model/secrets.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { isLoopback } from '../../zego/request/endpoint.ts';
import type { Credentials } from '../../zego/request/query.ts';
import type {
  CallbackSecret,
  Entry,
  NewPassphrase,
  VaultRepository,
  WebhookSecret,
} from '../ports.ts';
import type { RoomLoginRepository } from '../room-ports.ts';
import type { StoreFault } from '../stored-value.ts';
import { heldWebhook, secretsIn, textOf, webhookIn } from './content.ts';
import { ContentHolder } from './content-holder.ts';
import { withEntry, withoutAccount } from './entries.ts';
import { type VaultAccess, VaultFiles } from './files.ts';
import type { KeyStore } from './key-store.ts';
import { PASSPHRASE_COST, type PassphraseCost, PassphraseSeal } from './passphrase.ts';
import { VaultKeys } from './vault-keys.ts';
import { VaultStorage } from './vault-storage.ts';

export interface VaultOptions {
  readonly directory: string;
  readonly keyStore: KeyStore;
  /** Left out: `own`. */
  readonly access?: VaultAccess;
  /** What trying one passphrase costs; left out, what protects a real vault. */
  readonly passphraseCost?: PassphraseCost;
  readonly now: Date;
  /** Milliseconds of a clock that cannot be set: it times the waits between attempts at a passphrase. */
  readonly monotonic: () => number;
  /** Something beside the vault could not be written; the secrets are safe. */
  readonly onFault: (error: unknown) => void;
}

/** The vault of one user-data folder. */
export function createVault(options: VaultOptions): Vault {
  const files = new VaultFiles(options.directory, options.now, options.access);
  const passphraseSeal = new PassphraseSeal(options.passphraseCost ?? PASSPHRASE_COST);
  const keys = new VaultKeys(options.keyStore, passphraseSeal, options.monotonic);
  const holder = new ContentHolder(files, options.onFault);
  return new Vault(new VaultStorage({ files, keys, holder }));
}

/** The accounts, their secrets and the proxy's login, as the rest of the program uses them. */
export class Vault implements VaultRepository, RoomLoginRepository {
  readonly #storage: VaultStorage;

  constructor(storage: VaultStorage) {
    this.#storage = storage;
  }

  onChange(listener: () => void): () => void {
    return this.#storage.onChange(listener);
  }

  get accountsFault(): StoreFault | null {
    return this.#storage.accountsFault;
  }

  get state(): VaultState {
    return this.#storage.state;
  }

  get isAccessible(): boolean {
    return this.#storage.isAccessible;
  }

  view(): VaultView {
    return this.#storage.view();
  }

  open(): Promise<void> {
    return this.#storage.open();
  }

  unlock(passphrase: string | null): Promise<UnlockAnswer> {
    return this.#storage.unlock(passphrase);
  }

  lock(): Promise<void> {
    return this.#storage.lock();
  }

  protect(passphrase: NewPassphrase): Promise<UnlockAnswer> {
    return this.#storage.protect(passphrase);
  }

  chooseMemory(): Promise<void> {
    return this.#storage.chooseMemory();
  }

  startFresh(now: Date): Promise<string[]> {
    return this.#storage.startFresh(now);
  }

  list(): Account[] {
    const { content, protection, isAccessible } = this.#storage;
    const without = isAccessible ? 'missing' : 'locked';
    return content.accounts.map((account) => {
      const { server, callback, playback } = secretsIn(content, account.id);
      const secret = server ? 'held' : without;
      return {
        ...account,
        practice: isLoopback(account.endpoint),
        protection: secret === 'missing' ? null : protection,
        secret,
        hasCallbackSecret: callback !== null,
        playbackKeysOf: [...playback.keys()],
      };
    });
  }

  /** Null when the account is gone, or its secret cannot be used now. */
  credentials(id: string): Credentials | null {
    const { content } = this.#storage;
    const account = content.accounts.find((candidate) => candidate.id === id);
    const serverSecret = textOf(secretsIn(content, id).server);
    if (!account || serverSecret === null) return null;
    const { appId, endpoint, isTest } = account;
    return { appId, serverSecret, endpoint, isTest };
  }

  callbackSecrets(appId: number): CallbackSecret[] {
    const { content } = this.#storage;
    return content.accounts
      .filter((account) => account.appId === appId)
      .flatMap(({ id: accountId }) => {
        const secret = textOf(secretsIn(content, accountId).callback);
        return secret === null ? [] : [{ accountId, secret }];
      });
  }

  playbackKey(accountId: string, vendor: Vendor): string | null {
    return textOf(secretsIn(this.#storage.content, accountId).playback.get(vendor) ?? null);
  }

  findByName(name: string): string | null {
    const { accounts } = this.#storage.content;
    return accounts.find((account) => sameName(account.name, name))?.id ?? null;
  }

  /**
   * Saves accounts, all or none.
   *
   * @throws VaultUnavailable when they can be neither saved nor kept in memory; SecretRequired.
   */
  save(entries: readonly Entry[]): Promise<void> {
    return this.#storage.save((content) => entries.reduce(withEntry, content));
  }

  /** @throws VaultUnavailable */
  remove(id: string): Promise<void> {
    return this.#storage.reduce((content) => withoutAccount(content, id));
  }

  proxyLogin(): BoundLogin | null {
    return this.#storage.content.proxyLogin;
  }

  /** @throws VaultUnavailable when it can be neither saved nor kept in memory. */
  saveProxyLogin(proxyLogin: BoundLogin | null): Promise<void> {
    return this.#storage.save((content) => ({ ...content, proxyLogin }));
  }

  roomLogin(): RoomLogin | null {
    return this.#storage.content.room;
  }

  /** @throws VaultUnavailable when it can be neither saved nor kept in memory. */
  saveRoomLogin(room: RoomLogin | null): Promise<void> {
    return this.#storage.save((content) => ({ ...content, room }));
  }

  webhookSecret(id: string): WebhookSecret | null {
    const held = this.#storage.content.webhooks.get(id);
    return held ? webhookIn(held) : null;
  }

  webhookSecrets(): WebhookSecret[] {
    return [...this.#storage.content.webhooks.values()].map(webhookIn);
  }

  /** @throws VaultUnavailable when they can be neither saved nor kept in memory. */
  saveWebhookSecrets(secrets: ReadonlyMap<string, WebhookSecret>): Promise<void> {
    const held = [...secrets].map(([id, secret]) => [id, heldWebhook(secret)] as const);
    return this.#storage.save((content) => ({
      ...content,
      webhooks: new Map([...content.webhooks, ...held]),
    }));
  }

  /** @throws VaultUnavailable */
  removeWebhookSecret(id: string): Promise<void> {
    return this.#storage.reduce((content) => {
      const webhooks = new Map(content.webhooks);
      webhooks.delete(id);
      return { ...content, webhooks };
    });
  }
}
