import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Run } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { type Owner, type PlannedStop, planStops } from './group-stops.ts';
import { hasPassed } from './known-recordings.ts';
import type { RunAccount, RunRequest } from './ports.ts';
import type { Unstopped } from './refused.ts';
import type { Runner } from './runner.ts';
import {
  busyOwner,
  handOverRequest,
  stopRequest,
  unsentHandOver,
  unsigned,
} from './stop-request.ts';

/** What is to be sent for some recordings, and what of them cannot be now. */
export interface RequestedRuns {
  readonly requests: readonly RunRequest[];
  readonly unstopped: readonly Unstopped[];
}

export interface RunServices {
  readonly runner: Pick<Runner, 'underWay'>;
  /** Null when the account is gone or its credentials cannot be read. */
  findAccount(id: string): RunAccount | null;
  /** All accounts, readable or not. */
  listAccounts(): readonly Account[];
}

interface StopAs {
  /** When a planned stop was due, in Unix seconds. */
  readonly plannedFor: number | undefined;
  readonly together: boolean;
  /** Which caller of a control surface asked for it. */
  readonly via: string | undefined;
}

/** One run for each account and set of parameters that the recordings were started with. */
export function stopRuns(
  recordings: readonly Recording[],
  ownerOf: (recording: Recording) => Owner,
  { plannedFor, together, via }: StopAs,
  services: RunServices,
): RequestedRuns {
  const planned = plannedFor === undefined ? {} : { plannedFor };
  return requested(recordings, ownerOf, services, (stop, account) => ({
    ...stopRequest(stop, account, together),
    ...planned,
    via,
  }));
}

export interface HandOverServices extends RunServices {
  findPreset(id: string): Preset | undefined;
  findRun(callId: string): Pick<Run, 'id' | 'continues'> | null;
  /** The time that an end at a service is held against, in milliseconds since the epoch. */
  endedBy(service: string): number;
}

/**
 * The runs that take over from these recordings: one for each run that began them, for what records until the same
 * moment, with the credentials and parameters of its start. What has ended while no account could sign for it becomes a
 * run that says so, and that sends nothing.
 */
export function handOverRuns(
  recordings: readonly Recording[],
  plannedFor: number | undefined,
  services: HandOverServices,
): RequestedRuns {
  const { findPreset, findRun, listAccounts, endedBy } = services;
  const accounts = listAccounts();
  const isLost = (recording: Recording) =>
    hasPassed(recording, endedBy(recording.service)) &&
    signerOf(recording, accounts)?.secret !== 'held';
  const ownerOf = ({ presetId, presetName }: Recording): Owner => ({
    id: presetId,
    name: findPreset(presetId)?.name ?? presetName,
  });
  const runs = grouped(
    recordings.filter((one) => !isLost(one)),
    findRun,
  ).map(({ some, ...of }) =>
    requested(some, ownerOf, services, (stop, account) =>
      handOverRequest(stop, account, { ...of, plannedFor }),
    ),
  );
  const lost = grouped(recordings.filter(isLost), findRun).map(({ some, ...of }) => {
    const unsent = signerOf(some[0], accounts) ? 'hand-over-locked' : 'hand-over-no-account';
    return unsentHandOver(some, ownerOf(some[0]), { ...of, plannedFor, unsent });
  });
  return {
    requests: [...runs.flatMap(({ requests }) => requests), ...lost],
    unstopped: runs.flatMap(({ unstopped }) => unstopped),
  };
}

function requested(
  recordings: readonly Recording[],
  ownerOf: (recording: Recording) => Owner,
  { runner, findAccount, listAccounts }: RunServices,
  requestOf: (stop: PlannedStop, account: RunAccount) => RunRequest,
): RequestedRuns {
  const { stops, stranded } = planStops(recordings, ownerOf, listAccounts());
  const busy = new Set(runner.underWay.map(({ presetId }) => presetId));
  const requests: RunRequest[] = [];
  const unstopped = stranded.map(unsigned);
  for (const stop of stops) {
    const account = findAccount(stop.signer.id);
    if (busy.has(stop.owner.id)) unstopped.push(busyOwner(stop));
    else if (account === null) unstopped.push(unsigned({ ...stop, appId: stop.signer.appId }));
    else requests.push(requestOf(stop, account));
  }
  return { requests, unstopped };
}

interface Group {
  readonly runId: string | null;
  /** Until when they are to record, in Unix seconds; null: until they are stopped. */
  readonly until: number | null;
  /** The first of them ends then, in Unix seconds. */
  readonly before: number;
  readonly some: readonly [Recording, ...Recording[]];
}

function grouped(recordings: readonly Recording[], findRun: HandOverServices['findRun']): Group[] {
  const groups = new Map<string, Group>();
  for (const recording of recordings) {
    const { handOver, endTime, callId } = recording;
    if (!handOver || endTime === null) continue;
    const run = findRun(callId);
    const runId = run?.continues ?? run?.id ?? null;
    const { until } = handOver;
    const { presetId, accountId, appId, service } = recording;
    const key = JSON.stringify([runId, until, endTime, presetId, accountId, appId, service]);
    const [first, ...more] = groups.get(key)?.some ?? [];
    const some: Group['some'] = first ? [first, ...more, recording] : [recording];
    groups.set(key, { runId, until, before: endTime, some });
  }
  return [...groups.values()];
}
