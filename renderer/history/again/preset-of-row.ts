import type { Account } from '#contract/model/account.ts';
import type { HistoryDetail, HistoryRow } from '#contract/model/history.ts';
import { sameName } from '#contract/model/name.ts';
import type { Preset } from '#contract/model/preset.ts';

/** What a start from a row would start now. */
export type Again =
  | {
      readonly kind: 'ready';
      readonly preset: Preset;
      /** It does not name the row's stream at the row's vendor any more. */
      readonly lostStream: boolean;
      /** It belongs to another account than the row's. */
      readonly otherAccount: boolean;
    }
  | { readonly kind: 'archived'; readonly preset: Preset }
  | { readonly kind: 'gone' };

/** A row knows its preset by the name it had then; names are unique among presets. */
export function againOf(
  row: Pick<HistoryRow, 'presetName' | 'accountName' | 'vendor' | 'streamId'>,
  presets: readonly Preset[],
  accounts: readonly Account[],
): Again {
  const preset = presets.find(({ name }) => name === row.presetName);
  if (!preset) return { kind: 'gone' };
  if (preset.archived) return { kind: 'archived', preset };
  const account = accounts.find(({ id }) => id === preset.accountId);
  return {
    kind: 'ready',
    preset,
    lostStream: !(preset.vendors.includes(row.vendor) && preset.streamIds.includes(row.streamId)),
    otherAccount: account !== undefined && !sameName(account.name, row.accountName),
  };
}

/**
 * What a new preset begins with: the call that the row belongs to. Its end is left open, since an end is
 * meant for one day; its account is the one of that name, else one with its AppId.
 */
export function presetFrom(
  { call, presetName, accountName, appId }: HistoryDetail,
  accounts: readonly Account[],
  name = presetName,
): Preset {
  const account =
    accounts.find((known) => sameName(known.name, accountName) && known.appId === appId) ??
    accounts.find((known) => known.appId === appId);
  return {
    id: '',
    name,
    accountId: account?.id ?? '',
    vendors: [call.vendor],
    streamIds: [...new Set(call.streamIds)],
    end: null,
  };
}
