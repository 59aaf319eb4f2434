import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import { serviceOf } from '#contract/model/region.ts';
import type { Elsewhere, RecordingKey, Target } from '#contract/model/start.ts';
import { targetsOf } from '#contract/rules/classify-targets.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { vendorEndAt } from '../../recording/end-time.ts';
import { allTargets } from '../../recording/plan-calls.ts';
import type { StartFacts } from '../../recording/recording-service.ts';
import { NOTHING_SKIPPED, type Skipped } from '../../recording/refused.ts';
import type { WantedStream } from '../../storage/claim-ports.ts';
import type { Away, Claimed } from '../room/stream-claims.ts';
import type { StartRequest } from './requests.ts';

/** What the control room has said of a start so far. */
export type RoomAnswer = { readonly kind: 'not-asked' } | Claimed | Away;
export const NOT_ASKED: RoomAnswer = { kind: 'not-asked' };

/** What a start that the table lets pass would begin. */
export const targetsToStart = (
  { preset, missing }: StartFacts,
  { scope }: Pick<StartRequest, 'scope'>,
): readonly Target[] => (scope === 'all' ? allTargets(preset) : missing);

/** The streams that a start would begin, each with the end that its vendor would be given now. */
export function wantedStreams(
  facts: StartFacts,
  request: Pick<StartRequest, 'scope'>,
): WantedStream[] {
  const { preset, account, nowMs } = facts;
  if (!account) return [];
  const project = { appId: account.appId, service: serviceOf(account.endpoint) };
  return targetsToStart(facts, request).flatMap(({ vendor, streamIds }) => {
    const endTime = vendorEndAt(preset.end, vendor, nowMs);
    return streamIds.map((streamId) => ({ ...project, vendor, streamId, endTime }));
  });
}

/** All streams that a preset names, at its account's project. */
export function keysOf(
  preset: Pick<Preset, 'vendors' | 'streamIds'>,
  { appId, endpoint }: Pick<Account, 'appId' | 'endpoint'>,
): RecordingKey[] {
  const project = { appId, service: serviceOf(endpoint) };
  return preset.vendors.flatMap((vendor) =>
    preset.streamIds.map((streamId) => ({ ...project, vendor, streamId })),
  );
}

/** What a refused command leaves to other desks, for the caller to tell. */
export const leftTo = (elsewhere: readonly Elsewhere[]): Skipped =>
  elsewhere.length > 0 ? { ...NOTHING_SKIPPED, elsewhere } : NOTHING_SKIPPED;

/** Whether the room's answer is about all that a start would begin: facts change while it is waited for. */
export function isAnswered(answer: RoomAnswer, wanted: readonly RecordingKey[]): boolean {
  if (answer.kind !== 'claimed') return answer.kind === 'away';
  const elsewhere = elsewhereIn(answer);
  return wanted.every((key) => answer.ids.has(recordingId(key)) || elsewhere(key));
}

/** Of what a start would begin, what this desk may begin by the room's answer. */
export function withoutElsewhere(
  targets: readonly Target[],
  answer: RoomAnswer,
): readonly Target[] {
  if (answer.kind !== 'claimed' || answer.elsewhere.length === 0) return targets;
  const elsewhere = elsewhereIn(answer);
  const streams = targets.flatMap(({ vendor, streamIds }) =>
    streamIds.map((streamId) => ({ vendor, streamId })),
  );
  return targetsOf(streams.filter((stream) => !elsewhere(stream)));
}

/** What a start leaves out, for the caller to tell. */
export function skippedBy(
  { running, uncertain }: StartFacts,
  { scope }: Pick<StartRequest, 'scope'>,
  answer: RoomAnswer,
): Skipped {
  const here = scope === 'all' ? NOTHING_SKIPPED : { running, uncertain };
  const elsewhere = answer.kind === 'claimed' ? answer.elsewhere : [];
  return elsewhere.length > 0 ? { ...here, elsewhere } : here;
}

/** Whether other desks run all that a start would begin. */
export function isAllElsewhere(
  facts: StartFacts,
  request: Pick<StartRequest, 'scope'>,
  answer: RoomAnswer,
): boolean {
  if (answer.kind !== 'claimed' || answer.elsewhere.length === 0) return false;
  return withoutElsewhere(targetsToStart(facts, request), answer).length === 0;
}

function elsewhereIn({
  elsewhere,
}: Pick<Claimed, 'elsewhere'>): (stream: Pick<RecordingKey, 'vendor' | 'streamId'>) => boolean {
  const named = new Set(
    elsewhere.flatMap(({ vendor, streamIds }) => streamIds.map((id) => `${vendor} ${id}`)),
  );
  return ({ vendor, streamId }) => named.has(`${vendor} ${streamId}`);
}
