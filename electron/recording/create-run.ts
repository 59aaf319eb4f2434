import { randomUUID } from 'node:crypto';
import { serviceOf } from '#contract/model/region.ts';
import type { Run, Source } from '#contract/model/run.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { vendorOf } from '../zego/vendors/registry.ts';
import { plan } from './plan-calls.ts';
import type { RunRequest } from './ports.ts';
import type { RecentStops } from './recent-stops.ts';

export interface RunOrigin {
  readonly nowMs: number;
  readonly seq: number;
  readonly stops: Pick<RecentStops, 'isEnding'>;
}

/** A run as it begins: every call planned, nothing sent. */
export function createRun(
  request: RunRequest,
  source: Source,
  { nowMs, seq, stops }: RunOrigin,
): Run {
  const { preset, end, plannedFor, handOver, account, action, targets } = request;
  const id = randomUUID();
  const { appId } = account.credentials;
  const service = serviceOf(account.credentials.endpoint);
  const mayBeEnding = (vendor: Vendor, streamId: string) =>
    action === 'StartCDNRecord' &&
    vendorOf(vendor).capabilities.secondStart === 'error' &&
    stops.isEnding({ appId, service, vendor, streamId });
  return {
    id,
    seq,
    presetId: preset.id,
    presetName: preset.name,
    accountId: account.id,
    accountName: account.name,
    appId,
    service,
    isTest: account.credentials.isTest,
    domain: preset.domain ?? null,
    point: preset.point ?? null,
    practice: account.practice,
    action,
    source,
    ...(request.via !== undefined && { via: request.via }),
    ...(end !== undefined && { end }),
    ...(request.occurrence && { occurrence: request.occurrence }),
    ...(plannedFor !== undefined && { plannedFor }),
    ...(handOver && { continues: handOver.runId ?? id, firstTaskEnd: handOver.before }),
    createdAt: new Date(nowMs).toISOString(),
    unrecorded: false,
    calls: plan(preset, targets, mayBeEnding).map(({ vendor, streamIds }) => ({
      id: randomUUID(),
      runId: id,
      action,
      vendor,
      streamIds: [...streamIds],
      state: 'queued',
      attempts: 0,
      endTime: null,
      startedAt: null,
      durationMs: null,
      retryAt: null,
      outcome: null,
      verdicts: [],
    })),
  };
}
