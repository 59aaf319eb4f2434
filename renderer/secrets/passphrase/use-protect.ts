import type { ChannelArgs, ChannelResult } from '#contract/ipc/channels.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { type Action, useAction } from '../../shared/bridge/use-action.ts';

/** Sets, changes or removes the passphrase. */
export const useProtect = (): Action<
  [ChannelArgs<'vault.protect'>],
  ChannelResult<'vault.protect'>
> => useAction((change: ChannelArgs<'vault.protect'>) => bridge.ask('vault.protect', change));
