import type { ChannelName } from '#contract/ipc/channels.ts';
import { VENDORS } from '#contract/model/vendor.ts';

/** Fields that carry a secret, by channel. */
const SECRET_FIELDS: Partial<Record<ChannelName, readonly string[]>> = {
  'accounts.save': ['serverSecret', 'callbackSecret', ...VENDORS],
  'vault.unlock': ['passphrase'],
  'vault.protect': ['current', 'next'],
  'network.login': ['login'],
  'webhooks.save': ['url', 'secret'],
};

export const A_SECRET = 'a secret';

/** Arguments as a test may look at them: that there was a secret, and not which one. */
export function withoutSecrets(channel: ChannelName, args: unknown): unknown {
  const fields = SECRET_FIELDS[channel];
  if (!fields) return args;
  return JSON.parse(
    JSON.stringify(args, (key, value: unknown) =>
      fields.includes(key) && value !== null && value !== '' ? A_SECRET : value,
    ),
  );
}
