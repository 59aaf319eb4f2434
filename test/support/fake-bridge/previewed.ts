import type { AppState } from '#contract/model/app-state.ts';
import type { PresetDraft } from '#contract/model/preset.ts';
import type { PreviewedCall } from '#contract/model/preview.ts';

const STREAMS_IN_A_CALL = 20;

/** Requests that look like main's: its own code stands on Node's, which a page has not. */
export function previewed(draft: PresetDraft, { accounts, vendors }: AppState): PreviewedCall[] {
  const account = accounts.find(({ id }) => id === draft.accountId);
  const { end } = draft;
  const at =
    Math.floor(Date.now() / 1000) + (end && 'afterMinutes' in end ? end.afterMinutes : 60) * 60;
  const chunks = Array.from(
    { length: Math.ceil(draft.streamIds.length / STREAMS_IN_A_CALL) },
    (_, n) => draft.streamIds.slice(n * STREAMS_IN_A_CALL, (n + 1) * STREAMS_IN_A_CALL),
  );
  return draft.vendors.flatMap((vendor) =>
    chunks.map((streamIds) => {
      const endTime = end && vendors[vendor].endTime ? at : null;
      const query = [
        'Action=StartCDNRecord',
        ...streamIds.map((id) => `StreamId[]=${id}`),
        `Vendor=${vendor}`,
        ...(endTime === null ? [] : [`EndTime=${endTime}`]),
        `AppId=${account?.appId}`,
        'SignatureNonce=<SignatureNonce>&Timestamp=<Timestamp>&Signature=<Signature>',
        'SignatureVersion=2.0',
      ];
      return { vendor, streamIds, url: `${account?.endpoint}?${query.join('&')}`, endTime };
    }),
  );
}
