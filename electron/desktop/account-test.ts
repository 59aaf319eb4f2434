import type { AccountTest } from '../contract/start.ts';
import type { Limiters } from '../recording/limiter.ts';
import { testAccount } from '../zego/account-test.ts';
import type { EndpointClocks } from '../zego/endpoint-clocks.ts';
import type { Transport } from '../zego/transport.ts';
import type { Accounts } from './accounts.ts';

interface AccountTestServices {
  readonly accounts: Pick<Accounts, 'forRun'>;
  readonly limiters: Limiters;
  readonly transport: Transport;
  readonly clocks: EndpointClocks;
}

/** Asks the account's server whether its credentials hold; null when they are locked or missing. */
export function createAccountTest(services: AccountTestServices) {
  const { accounts, limiters, transport, clocks } = services;
  return async (id: string): Promise<AccountTest | null> => {
    const credentials = accounts.forRun(id)?.credentials;
    if (!credentials) return null;
    const clock = clocks.of(credentials.endpoint);
    // It counts against the same limit as every call.
    return testAccount(transport, credentials, clock, async (attempt) => {
      const slot = await limiters.of(credentials.appId).acquire('click').slot;
      let answered = false;
      try {
        const tried = await attempt();
        answered = tried.test.verdict !== 'unreachable';
        return tried;
      } finally {
        slot.release(answered);
      }
    });
  };
}
