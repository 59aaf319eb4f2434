import type { AccountTest } from '#contract/model/start.ts';
import { inSlotOf } from '../recording/in-slot.ts';
import type { Limiters } from '../recording/limiter.ts';
import type { RunAccount } from '../recording/ports.ts';
import { testAccount } from '../zego/actions/account-test.ts';
import type { EndpointClocks } from '../zego/clock/endpoint-clocks.ts';
import type { Transport } from '../zego/transport/transport.ts';

interface AccountTestServices {
  readonly accounts: {
    /** Null when the account is gone or its credentials are locked. */
    forRun(id: string): RunAccount | null;
  };
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
    const inSlot = inSlotOf(limiters.of(credentials.appId), 'click');
    return testAccount({ transport, clock, inSlot }, credentials);
  };
}
