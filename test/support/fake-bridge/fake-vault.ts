import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Account, AccountEntry } from '#contract/model/account.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { type CertificateChoice, proxyIdentity } from '#contract/model/network.ts';
import type { SecretRequest, UnlockAnswer } from '#contract/model/secrets.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import type { Handlers } from './fake-bridge.ts';

type VaultChannel =
  | 'accounts.save'
  | 'accounts.remove'
  | 'secrets.open'
  | 'secrets.request'
  | 'secrets.close'
  | 'secrets.fit'
  | 'network.chooseCertificates'
  | 'network.save'
  | 'network.proxyInUse'
  | 'network.login'
  | 'network.forgetLogin'
  | Extract<keyof Handlers, `vault.${string}`>;

/** The side of the double that the vault needs. */
export interface VaultHost {
  readonly current: () => AppState;
  /** Whether the person agrees in main's own dialog. */
  readonly agrees: () => boolean;
  readonly update: (changes: Partial<AppState>) => void;
  readonly refuse: (code: ErrorCode) => never;
}

/** Main's vault as the pages see it: states and answers, and not one secret. */
export class FakeVault {
  /** The right one, where one is asked for. */
  passphrase = 'correct horse battery staple';
  /** How long a wrong one makes the next one wait. */
  waitMs = 0;
  /** What the window for secrets was asked to be open for. */
  request: SecretRequest | null;
  /** The account that was saved in the window for secrets by the time it is gone. */
  savedAccount: string | null = null;
  /** What a look after a repair finds; null: nothing has been mended. */
  mended: AppState['vault'] | null = null;
  /** Times that the page asked for its own end. */
  closed = 0;
  /** The file that a person chooses in the system's dialog. */
  certificates: CertificateChoice | null = null;
  /** What the system names as a proxy. */
  systemProxy: string | null = 'http://proxy.station.example:8080';
  #notBefore = 0;
  readonly #host: VaultHost;

  constructor(host: VaultHost, request: SecretRequest | null) {
    this.#host = host;
    this.request = request;
  }

  #set(vault: Partial<AppState['vault']>, secret?: Account['secret']): void {
    const { update } = this.#host;
    const state = this.#host.current();
    const accounts = state.accounts.map((account) =>
      secret && account.protection !== 'practice' ? { ...account, secret } : account,
    );
    update({ vault: { ...state.vault, ...vault }, accounts });
  }

  #try(passphrase: string | null): UnlockAnswer {
    const left = Math.ceil(this.#notBefore - performance.now());
    if (left > 0) return { kind: 'wait', waitMs: left };
    if (passphrase === this.passphrase) return { kind: 'open' };
    this.#notBefore = performance.now() + this.waitMs;
    return { kind: 'wrong', waitMs: this.waitMs };
  }

  readonly handlers: Pick<Handlers, VaultChannel> = {
    'accounts.save': ({ id, entry: { serverSecret, callbackSecret, playbackKeys, ...facts } }) => {
      const { update, refuse } = this.#host;
      const state = this.#host.current();
      const known = state.accounts.find((account) => account.id === id);
      const isSame = known?.appId === facts.appId && known.endpoint === facts.endpoint;
      if (serverSecret === null && !(isSame && known?.secret === 'held')) refuse('secret-required');
      const account: Account = {
        ...facts,
        id: id ?? `account-${state.accounts.length + 1}`,
        practice: new URL(facts.endpoint).hostname === '127.0.0.1',
        protection: state.vault.state === 'memory' ? 'memory' : 'keyring',
        secret: 'held',
        ...furtherSecrets(known, { callbackSecret, playbackKeys }, isSame),
      };
      const others = state.accounts.filter((other) => other.id !== account.id);
      update({ accounts: [...others, account] });
      return account;
    },
    'accounts.remove': ({ id }) => {
      const { update, agrees } = this.#host;
      const agreed = agrees();
      const state = this.#host.current();
      if (agreed) update({ accounts: state.accounts.filter((account) => account.id !== id) });
      return { agreed };
    },
    'secrets.open': () => ({ accountId: this.savedAccount }),
    'secrets.request': () => this.request,
    'secrets.fit': () => null,
    'secrets.close': () => {
      this.closed += 1;
      return null;
    },
    'vault.unlock': ({ passphrase }) => {
      const { state } = this.#host.current().vault;
      const answer: UnlockAnswer =
        state === 'passphrase-required' ? this.#try(passphrase) : { kind: 'open' };
      if (answer.kind === 'open') this.#set({ state: 'open' }, 'held');
      return answer;
    },
    'vault.protect': ({ current, next }) => {
      const { protection, keyStore } = this.#host.current().vault;
      const has = protection === 'passphrase' || protection === 'keyring-passphrase';
      const answer: UnlockAnswer = has ? this.#try(current) : { kind: 'open' };
      if (answer.kind !== 'open') return answer;
      if (next !== null) {
        this.#set({ state: 'open', protection: keyStore ? 'keyring-passphrase' : 'passphrase' });
      } else {
        this.#set(keyStore ? { protection: 'keyring' } : { state: 'memory', protection: 'memory' });
      }
      return answer;
    },
    'vault.memoryOnly': () => {
      this.#set({ state: 'memory', protection: 'memory' });
      return null;
    },
    'vault.lock': () => {
      const { protection } = this.#host.current().vault;
      this.#set(
        { state: protection === 'keyring' ? 'locked-by-user' : 'passphrase-required' },
        'locked',
      );
      return null;
    },
    'vault.retry': () => {
      if (this.mended) this.#set(this.mended, 'held');
      return null;
    },
    'vault.startFresh': () => {
      if (!this.#host.agrees()) return null;
      const { keyStore } = this.#host.current().vault;
      this.#set({ state: keyStore ? 'empty' : 'undecided', protection: null }, 'missing');
      return {
        quarantined: ['vault-key', 'vault'].map((name) => `${name}.json.2026-11-22T10-00-00.aside`),
      };
    },
    'network.chooseCertificates': () => this.certificates,
    'network.save': ({ certificates, ...route }) => {
      const { settings } = this.#host.current();
      const chosen = this.certificates?.name ?? null;
      const { caFile } = settings.network;
      const network = {
        ...settings.network,
        ...route,
        caFile: { keep: caFile, none: null, chosen }[certificates],
      };
      this.#host.update({ settings: { ...settings, network } });
      return null;
    },
    'network.proxyInUse': () => {
      const { proxy, proxyUrl } = this.#host.current().settings.network;
      return { proxy: proxy === 'manual' ? proxyUrl : this.systemProxy };
    },
    'network.login': ({ proxy }) => {
      this.#host.update({ hasProxyLogin: true, proxyOfLogin: proxyIdentity(proxy) });
      return null;
    },
    'network.forgetLogin': () => {
      this.#host.update({ hasProxyLogin: false, proxyOfLogin: null });
      return null;
    },
  };
}

/** What is held of the secrets that an account may do without, once an entry is saved. */
function furtherSecrets(
  known: Account | undefined,
  { callbackSecret, playbackKeys }: Pick<AccountEntry, 'callbackSecret' | 'playbackKeys'>,
  isSame: boolean,
): Pick<Account, 'hasCallbackSecret' | 'playbackKeysOf'> {
  const holds = (change: string | null | undefined, had: boolean) =>
    change === null || change === undefined ? had && isSame : change !== '';
  return {
    hasCallbackSecret: holds(callbackSecret, known?.hasCallbackSecret ?? false),
    playbackKeysOf: VENDORS.filter((vendor) =>
      holds(playbackKeys?.[vendor], known?.playbackKeysOf.includes(vendor) ?? false),
    ),
  };
}
