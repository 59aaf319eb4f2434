import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Recording, Target } from '#contract/model/start.ts';
import { targetsOf } from '#contract/rules/classify-targets.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { vendorOf } from '../zego/vendors/registry.ts';

/** Whose run a stop is: the preset that was clicked, or the one that started the recording. */
export type Owner = Pick<Preset, 'id' | 'name'>;

/** What one run can stop: calls of one run share preset, account and what each request repeats. */
export interface PlannedStop {
  readonly owner: Owner;
  readonly signer: Account;
  readonly isTest: Recording['isTest'];
  readonly domain: string | null;
  readonly point: string | null;
  readonly targets: readonly Target[];
}

/** What cannot be stopped now, since no account can sign for it. */
export interface Stranded {
  readonly owner: Owner;
  readonly appId: number;
  /** The account that is there, and whose secret cannot be read; null where there is none. */
  readonly signer: Account | null;
  readonly targets: readonly Target[];
}

interface Placed {
  readonly recording: Recording;
  readonly owner: Owner;
  readonly signer: Account | null;
}

/** The runs that stop these recordings, each with the credentials and parameters of its start. */
export function planStops(
  recordings: readonly Recording[],
  ownerOf: (recording: Recording) => Owner,
  accounts: readonly Account[],
): { readonly stops: readonly PlannedStop[]; readonly stranded: readonly Stranded[] } {
  const placed = recordings.map(
    (recording): Placed => ({
      recording,
      owner: ownerOf(recording),
      signer: signerOf(recording, accounts),
    }),
  );
  const [able, unable] = [
    placed.filter(({ signer }) => signer?.secret === 'held'),
    placed.filter(({ signer }) => signer?.secret !== 'held'),
  ];
  const whose = ({ owner, signer, recording: { appId, isTest } }: Placed): string =>
    JSON.stringify([owner.id, signer?.id ?? null, appId, isTest]);
  return {
    stops: groupsOf(able, whose).flatMap(byDomain).map(stopOf),
    stranded: groupsOf(unable, whose).map(({ first, all }) => ({
      owner: first.owner,
      appId: first.recording.appId,
      signer: first.signer,
      targets: targetsOf(all.map(({ recording }) => recording)),
    })),
  };
}

interface Group {
  readonly first: Placed;
  readonly all: readonly Placed[];
}

function groupsOf(placed: readonly Placed[], key: (one: Placed) => string): Group[] {
  const groups = new Map<string, Placed[]>();
  for (const one of placed) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups.values()].flatMap((all) => (all[0] ? [{ first: all[0], all }] : []));
}

/** Only a vendor that knows a domain needs the one of the start: the others go along with the first. */
function byDomain({ all }: Group): Group[] {
  const known = all.filter(
    ({ recording }) => vendorOf(recording.vendor).capabilities.domainAndPoint,
  );
  const others = all.filter((one) => !known.includes(one));
  const groups = groupsOf(known, ({ recording: { domain, point } }) =>
    JSON.stringify([domain, point]),
  );
  const [group, ...more] = groups;
  if (!group) return groupsOf(others, () => '');
  return [{ first: group.first, all: [...others, ...group.all] }, ...more];
}

function stopOf({ first: { owner, signer, recording }, all }: Group): PlannedStop {
  if (!signer) throw new Error('a stop without an account');
  const { isTest, domain, point } = recording;
  const targets = targetsOf(all.map((one) => one.recording));
  return { owner, signer, isTest, domain, point, targets };
}
