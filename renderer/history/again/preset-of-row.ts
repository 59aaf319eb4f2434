import type { Account } from '#contract/model/account.ts';
import type { HistoryDetail } from '#contract/model/history.ts';
import { sameName } from '#contract/model/name.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Vendor } from '#contract/model/vendor.ts';

/** One stream at one vendor, as it was started then. */
export interface StreamThen {
  readonly vendor: Vendor;
  readonly streamId: string;
}

/** What a start from a row would start now. */
export type Again =
  | {
      readonly kind: 'ready';
      readonly preset: Preset;
      /** The first that it does not name any more. */
      readonly lost: StreamThen | null;
      /** It belongs to another account than then. */
      readonly otherAccount: boolean;
    }
  | { readonly kind: 'archived'; readonly preset: Preset }
  | { readonly kind: 'gone' };

/** The history knows a preset by the name it had then; names are unique among presets. */
export function againOf(
  { presetName, accountName }: Pick<HistoryDetail, 'presetName' | 'accountName'>,
  streams: readonly StreamThen[],
  presets: readonly Preset[],
  accounts: readonly Account[],
): Again {
  const preset = presets.find(({ name }) => name === presetName);
  if (!preset) return { kind: 'gone' };
  if (preset.archived) return { kind: 'archived', preset };
  const account = accounts.find(({ id }) => id === preset.accountId);
  return {
    kind: 'ready',
    preset,
    lost:
      streams.find(
        ({ vendor, streamId }) =>
          !(preset.vendors.includes(vendor) && preset.streamIds.includes(streamId)),
      ) ?? null,
    otherAccount: account !== undefined && !sameName(account.name, accountName),
  };
}

/** What a start from these calls of one run was for. */
export const streamsOf = (details: readonly HistoryDetail[]): StreamThen[] =>
  details.flatMap(({ call }) =>
    call.streamIds.map((streamId) => ({ vendor: call.vendor, streamId })),
  );

/**
 * What a new preset begins with: the calls of one run. Its end is left open, since an end is meant for one day;
 * its account is the one of that name, else one with its AppId. Undefined without a call.
 */
export function presetFrom(
  details: readonly HistoryDetail[],
  accounts: readonly Account[],
  name: string,
): Preset | undefined {
  const [first] = details;
  if (!first) return undefined;
  const account =
    accounts.find(
      (known) => sameName(known.name, first.accountName) && known.appId === first.appId,
    ) ?? accounts.find((known) => known.appId === first.appId);
  return {
    id: '',
    name,
    accountId: account?.id ?? '',
    vendors: [...new Set(details.map(({ call }) => call.vendor))],
    streamIds: [...new Set(details.flatMap(({ call }) => call.streamIds))],
    end: null,
  };
}
