import type { Account } from '#contract/model/account.ts';
import type { LookResult } from '#contract/model/file-query.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import type { Watch } from '../../recording/files/watch.ts';
import type { RunAccount } from '../../recording/ports.ts';
import type { WatchRepository } from '../../storage/ports.ts';
import { searchMedia } from '../../zego/actions/search-media.ts';
import { type UnsignedRequest, unsignedRequest } from '../../zego/call-action.ts';
import { canBeAsked, groupsOf, type LookGroup, wantedOf } from './look-groups.ts';
import { searchFiles } from './search-files.ts';

export interface RehearsalOfLooks {
  readonly files: Pick<WatchRepository, 'ofPreset' | 'cursor'>;
  listAccounts(): readonly Account[];
  /** Null when the account is gone, or its credentials cannot be used now. */
  forRun(id: string): RunAccount | null;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A request of a look that would leave. */
export interface RehearsedLook {
  readonly account: RunAccount;
  readonly vendor: Vendor;
  /** The streams that it is for. */
  readonly streamIds: readonly string[];
  readonly request: UnsignedRequest;
}

/** What a look for a preset's files would be. */
export interface RehearsedLooks {
  readonly watches: readonly Watch[];
  /** Further pages depend on the answers, and are not among them. */
  readonly requests: readonly RehearsedLook[];
  readonly faults: LookResult['faults'];
}

/** Plans a look for the files of a preset's last recording as the look itself does. Nothing is sent or written. */
export async function rehearseLooks(
  presetId: string,
  services: RehearsalOfLooks,
): Promise<RehearsedLooks> {
  const watches = wantedOf(await services.files.ofPreset(presetId));
  const groups = groupsOf(watches.filter(canBeAsked), services.listAccounts());
  const looks = await Promise.all(groups.map((group) => rehearseGroup(group, services)));
  return {
    watches,
    requests: looks.flatMap(({ requests }) => requests),
    faults: looks.flatMap(({ faults }) => faults),
  };
}

async function rehearseGroup(
  { watches, signer }: LookGroup,
  { files, forRun, now }: RehearsalOfLooks,
): Promise<Pick<RehearsedLooks, 'requests' | 'faults'>> {
  const [first] = watches;
  if (!first) return { requests: [], faults: [] };
  const { vendor } = first;
  const account = signer && forRun(signer.id);
  if (!account) {
    const fault = signer ? 'locked' : 'account-missing';
    const accountName = signer?.name ?? first.accountName;
    const told = { vendor, accountName, fault, code: null, streams: watches.length } as const;
    return { requests: [], faults: [told] };
  }
  const all = [...new Set(watches.map(({ streamId }) => streamId))];
  const requests: RehearsedLook[] = [];
  await searchFiles(
    {
      calls: {
        async search(_account, _vendor, search) {
          const request = unsignedRequest(searchMedia, { vendor, search }, account.credentials);
          const streamIds = search.streamId === null ? all : [search.streamId];
          requests.push({ account, vendor, streamIds, request });
          // As of a listing that ends there.
          return { kind: 'ok', value: { files: [], next: null, unreadable: 0 }, requestId: null };
        },
      },
      cursors: { cursor: (of) => files.cursor(of), setCursor: async () => undefined },
      now,
    },
    { account, vendor, watches, thorough: true },
    async () => undefined,
  );
  return { requests, faults: [] };
}
