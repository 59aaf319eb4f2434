import { setTimeout as pause } from 'node:timers/promises';
import { MediaCalls } from '../app/files/media-calls.ts';
import { NetworkTransport } from '../app/network/network.ts';
import type { PracticeServer } from '../practice/server.ts';
import { Limiters } from '../recording/limiter.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';

/** The way to ZEGO's servers: connections, proxy, and the rate limit of each AppId. */
export interface Api {
  readonly transport: NetworkTransport;
  readonly limiters: Limiters;
  /** Asks for files and has them joined, behind everything that starts or stops. */
  readonly media: MediaCalls;
  /** Opens connections ahead for the accounts that presets use; sends nothing. */
  warm(): void;
}

export function createApi(
  { resolveProxy }: ComposeOptions,
  { vault, settings, presets, accounts, clock, clocks, setProblem }: Persistence,
  practice: PracticeServer,
): Api {
  const transport = new NetworkTransport(
    {
      resolveProxy,
      environment: process.env,
      login: () => vault.proxyLogin(),
      beforeRequest: (endpoint) =>
        endpoint === practice.credentials.endpoint ? practice.listen() : undefined,
      onCertificates: (fault) => setProblem('certificates-unreadable', fault),
    },
    settings.get().network,
  );
  settings.onChange(() => transport.configure(settings.get().network));
  const limiters = new Limiters(clock.monotonic);
  const media = new MediaCalls({ limiters, transport, clocks, pause, random: Math.random });
  return {
    transport,
    limiters,
    media,
    warm() {
      const used = new Set(presets.list().map(({ accountId }) => accountId));
      for (const endpoint of accounts.endpointsOf(used)) transport.warm(endpoint);
    },
  };
}
