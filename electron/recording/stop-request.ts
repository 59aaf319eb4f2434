import type { Account } from '#contract/model/account.ts';
import type { Reason } from '#contract/model/outcome.ts';
import type { Preset, RunEnd, RunPreset } from '#contract/model/preset.ts';
import type { Recording, RecordingKey } from '#contract/model/start.ts';
import { targetsOf } from '#contract/rules/classify-targets.ts';
import type { Owner, PlannedStop, Stranded } from './group-stops.ts';
import type { HandOverOf, RunAccount, RunRequest } from './ports.ts';
import type { Unstopped } from './refused.ts';

/**
 * The start of the tasks that take over from some recordings, with what they were started with. A second task without a
 * record harms less than a recording that ends too early.
 */
export const handOverRequest = (
  stop: PlannedStop,
  account: RunAccount,
  {
    until,
    plannedFor,
    ...of
  }: HandOverOf & { readonly until: number | null } & {
    readonly plannedFor: number | undefined;
  },
): RunRequest => {
  const end: RunEnd | null = until === null ? null : { until };
  const { preset, ...request } = stopRequest(stop, account, false);
  return {
    ...request,
    ...{ preset: { ...preset, end }, end, action: 'StartCDNRecord' },
    ...(plannedFor !== undefined && { plannedFor }),
    handOver: of,
  };
};

/**
 * A hand-over that is only written down: no account can sign it, and the tasks that it was for have ended. `some` were
 * begun by one run and are not empty.
 */
export function unsentHandOver(
  some: readonly [Recording, ...Recording[]],
  owner: Owner,
  {
    until,
    unsent,
    plannedFor,
    ...of
  }: HandOverOf & {
    readonly until: number | null;
    readonly unsent: Reason;
    readonly plannedFor: number | undefined;
  },
): RunRequest {
  const [{ accountId, accountName, practice, appId, service, isTest, domain, point }] = some;
  const end: RunEnd | null = until === null ? null : { until };
  const targets = targetsOf(some);
  const preset: RunPreset = {
    ...owner,
    accountId,
    vendors: targets.map(({ vendor }) => vendor),
    streamIds: [...new Set(targets.flatMap(({ streamIds }) => streamIds))],
    end,
    ...(domain !== null && { domain }),
    ...(point !== null && { point }),
  };
  // What was started is all that is needed to name it; there is no secret, and nothing to sign.
  const credentials = { appId, endpoint: service, isTest, serverSecret: '' };
  return {
    ...{ preset, end, targets, unsent, action: 'StartCDNRecord' },
    account: { id: accountId, name: accountName, practice, credentials },
    ...(plannedFor !== undefined && { plannedFor }),
    handOver: of,
    mayGoUnrecorded: true,
  };
}

/** A stop as the runner takes it: a preset of that moment, with what the start was made with. */
export function stopRequest(stop: PlannedStop, account: RunAccount, together: boolean): RunRequest {
  const { owner, signer, isTest, domain, point, targets } = stop;
  const preset: Preset = {
    ...owner,
    accountId: signer.id,
    vendors: targets.map(({ vendor }) => vendor),
    streamIds: [...new Set(targets.flatMap(({ streamIds }) => streamIds))],
    end: null,
    ...(domain !== null && { domain }),
    ...(point !== null && { point }),
  };
  return {
    preset,
    account: { ...account, credentials: { ...account.credentials, isTest } },
    action: 'StopCDNRecord',
    targets,
    // A stop without a record harms less than a recording that cannot be stopped.
    mayGoUnrecorded: true,
    together,
  };
}

export const busyOwner = ({ owner, targets }: PlannedStop): Unstopped => ({
  presetName: owner.name,
  code: 'already-running',
  message: `Preset "${owner.name}" is under way already.`,
  targets,
});

/** What a preset names, and of which nothing is known. */
export const mayRun = (key: RecordingKey, preset: Preset, account: Account): Recording => ({
  ...key,
  accountId: account.id,
  accountName: account.name,
  isTest: account.isTest,
  practice: account.practice,
  domain: preset.domain ?? null,
  point: preset.point ?? null,
  presetId: preset.id,
  presetName: preset.name,
  callId: '',
  since: new Date(0).toISOString(),
  endTime: null,
  certainty: 'uncertain',
});

/** No account can sign for it now: the sentence says which one would, and what else can be done. */
export function unsigned({ owner, appId, signer, targets }: Stranded): Unstopped {
  const what = `What preset "${owner.name}" records with AppId ${appId} goes on`;
  const other = 'or check the vendor’s console and mark it as not recording under On air';
  return {
    presetName: owner.name,
    code: signer ? 'credentials-unavailable' : 'account-missing',
    message: signer
      ? `${what}: the secret of account "${signer.name}" is locked or missing. Unlock or enter it, ${other}.`
      : `${what}: no account has this AppId any more. Add one, ${other}.`,
    targets,
  };
}
