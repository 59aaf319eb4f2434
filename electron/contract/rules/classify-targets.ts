import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import { serviceOf } from '#contract/model/region.ts';
import type { Recording, Target } from '#contract/model/start.ts';
import { recordingId } from './recording-id.ts';
import { indexOf } from './recordings-index.ts';

/** What is known of the streams of a preset. */
export interface Standing {
  /** Named by the preset; accepted by the vendor, or seen by a person, and not known to have ended. */
  readonly running: readonly Recording[];
  /** Named by the preset; sent, with an unknown outcome. */
  readonly uncertain: readonly Recording[];
  /** Named by the preset, and surely not running. */
  readonly missing: readonly Target[];
  /** Started by the preset, which no longer names them: its stop covers them until they end. */
  readonly orphaned: readonly Recording[];
}

export type Project = Pick<Account, 'appId' | 'endpoint'>;
type Classified = Pick<Preset, 'id' | 'accountId' | 'vendors' | 'streamIds'>;

/**
 * Compares what a preset names with what runs at its project, whichever preset or account started that,
 * and finds what else it has started. The one rule for window, tray and command line.
 *
 * @param account the preset's account; where it is gone, what was started with it is taken to be its
 * project's.
 */
export function classifyTargets(
  preset: Classified,
  account: Project | null | undefined,
  recordings: readonly Recording[],
): Standing {
  const index = indexOf(recordings);
  const service = account && serviceOfProject(account);
  const find = ({ vendor, streamId }: Named): Recording | undefined =>
    account && service !== undefined && service !== null
      ? index.byKey.get(recordingId({ appId: account.appId, service, vendor, streamId }))
      : index.ofAccount(preset.accountId, { vendor, streamId });
  const all = preset.vendors.flatMap((vendor) =>
    preset.streamIds.map((streamId) => ({ vendor, streamId, known: find({ vendor, streamId }) })),
  );
  const found = all.flatMap((one) => (one.known ? [one.known] : []));
  const named = new Set(found.map(recordingId));
  return {
    running: found.filter(({ certainty }) => certainty !== 'uncertain'),
    uncertain: found.filter(({ certainty }) => certainty === 'uncertain'),
    missing: targetsOf(all.filter((one) => !one.known)),
    orphaned: index.ofPreset(preset.id).filter((one) => !named.has(recordingId(one))),
  };
}

/** All that a stop of the preset is for. */
export const stoppable = ({
  running,
  uncertain,
  orphaned,
}: Pick<Standing, 'running' | 'uncertain' | 'orphaned'>): Recording[] => [
  ...running,
  ...uncertain,
  ...orphaned,
];

/** Whether a stop of the preset is for anything. Of thousands of presets most have nothing to do with what runs. */
export function hasStoppable(
  preset: Classified,
  account: Project | null | undefined,
  recordings: readonly Recording[],
): boolean {
  const index = indexOf(recordings);
  const isNamed = preset.streamIds.some((id) => index.hasStream(id));
  if (!isNamed && index.ofPreset(preset.id).length === 0) return false;
  return stoppable(classifyTargets(preset, account, recordings)).length > 0;
}

/** Streams by vendor, in the order in which they come. */
export function targetsOf(streams: readonly Named[]): Target[] {
  return [...new Set(streams.map(({ vendor }) => vendor))].map((vendor) => ({
    vendor,
    streamIds: streams.filter((one) => one.vendor === vendor).map(({ streamId }) => streamId),
  }));
}

const services = new WeakMap<Project, string>();

/** Found once for each account: to read an address takes longer than to find what runs of a preset. */
function serviceOfProject(project: Project): string {
  const known = services.get(project);
  if (known !== undefined) return known;
  const service = serviceOf(project.endpoint);
  services.set(project, service);
  return service;
}

type Named = Pick<Recording, 'vendor' | 'streamId'>;
