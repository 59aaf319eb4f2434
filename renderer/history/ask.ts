import type { ChannelArgs, ChannelName, ChannelResult } from '#contract/ipc/channels.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { RefusedError } from '../shared/bridge/refused-error.ts';

/** @throws RefusedError where main says no. */
export async function ask<N extends ChannelName>(
  channel: N,
  args: ChannelArgs<N>,
): Promise<ChannelResult<N>> {
  const answer = await bridge.ask(channel, args);
  if (!answer.ok) throw new RefusedError(answer.code, answer.message);
  return answer.value;
}
