import type { ChannelResult } from '#contract/ipc/channels.ts';
import type { SecretTask } from '#contract/model/secrets.ts';
import { bridge } from '../bridge/bridge.ts';
import { type Action, useAction } from '../bridge/use-action.ts';

/**
 * Opens the window for secrets, or the key store's own. Answered when that is gone; until then the button
 * that asked stays a button, since another click brings a window that is behind others to the front.
 */
export function useOpenSecrets(): Action<[SecretTask], ChannelResult<'secrets.open'>> {
  return useAction((task: SecretTask) => bridge.ask('secrets.open', { task }));
}
