import { proxyIdentity } from '#contract/model/network.ts';
import { REGIONS } from '#contract/model/region.ts';
import type { Accounts } from '../app/accounts.ts';
import type { CredentialsGate } from '../app/credentials/credentials-gate.ts';
import type { SecretPrompt } from '../app/credentials/secret-prompt.ts';
import type { NetworkTransport } from '../app/network/network.ts';
import type { RouteEditor } from '../app/network/route-editor.ts';
import type { VaultRepository } from '../storage/ports.ts';
import type { Handlers } from './register.ts';

export interface SecretServices {
  readonly accounts: Accounts;
  readonly vault: VaultRepository;
  readonly gate: CredentialsGate;
  readonly secretPrompt: SecretPrompt;
  readonly transport: Pick<NetworkTransport, 'proxyInUse'>;
  readonly route: Pick<RouteEditor, 'chooseCertificates' | 'save'>;
  /** Opens connections ahead, once the accounts can sign. */
  warm(): void;
}

type SecretChannel =
  | 'accounts.save'
  | `secrets.${'open' | 'request' | 'close' | 'fit'}`
  | `vault.${'unlock' | 'protect' | 'memoryOnly' | 'lock' | 'retry'}`
  | `network.${'chooseCertificates' | 'save' | 'proxyInUse' | 'login' | 'forgetLogin'}`;

/** What touches a secret, or how secrets are kept. The window for secrets goes with its task. */
export function secretHandlers(services: SecretServices): Pick<Handlers, SecretChannel> {
  const { accounts, vault, gate, secretPrompt, route } = services;
  return {
    'accounts.save': async ({ id, entry }) => {
      const account = await accounts.save(id, entry);
      secretPrompt.finish('account', account.id);
      return account;
    },
    'secrets.open': async ({ task }) => {
      if (task.kind !== 'unlock')
        return { accountId: await secretPrompt.ask({ task, intents: [] }) };
      await gate.unlock();
      return { accountId: null };
    },
    'secrets.request': () => secretPrompt.request,
    'secrets.close': () => {
      secretPrompt.close();
      return null;
    },
    'secrets.fit': ({ height }) => {
      secretPrompt.page?.fitHeight(height);
      return null;
    },
    'vault.unlock': async ({ passphrase }) => {
      const answer = await vault.unlock(passphrase);
      if (answer.kind === 'open') {
        secretPrompt.finish('unlock', null);
        services.warm();
      }
      return answer;
    },
    'vault.protect': async (change) => {
      const answer = await vault.protect(change);
      if (answer.kind === 'open') secretPrompt.finish('passphrase', null);
      return answer;
    },
    'vault.memoryOnly': async () => {
      await vault.chooseMemory();
      secretPrompt.finish('passphrase', null);
      return null;
    },
    'vault.lock': async () => {
      await vault.lock();
      return null;
    },
    'vault.retry': async () => {
      await vault.open();
      return null;
    },
    'network.chooseCertificates': () => route.chooseCertificates(),
    'network.save': (changes) => {
      route.save(changes);
      secretPrompt.finish('network', null);
      return null;
    },
    'network.proxyInUse': async () => {
      const account = accounts.list().find(({ practice }) => !practice);
      const endpoint = account?.endpoint ?? REGIONS.unified;
      return { proxy: await services.transport.proxyInUse(endpoint) };
    },
    'network.login': async ({ login, proxy }) => {
      await vault.saveProxyLogin({ ...login, proxy: proxyIdentity(proxy) });
      secretPrompt.finish('proxy-login', null);
      return null;
    },
    'network.forgetLogin': async () => {
      await vault.saveProxyLogin(null);
      secretPrompt.finish('proxy-login', null);
      return null;
    },
  };
}
