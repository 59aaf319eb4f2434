import { randomUUID } from 'node:crypto';
import { serviceOf } from '../contract/region.ts';
import type { Run, Source } from '../contract/run.ts';
import { plan } from './plan.ts';
import type { RunRequest } from './ports.ts';

/** A run as it begins: every call planned, nothing sent. */
export function createRun(request: RunRequest, source: Source, nowMs: number, seq: number): Run {
  const { preset, account, action, targets } = request;
  const id = randomUUID();
  return {
    id,
    seq,
    presetId: preset.id,
    presetName: preset.name,
    accountId: account.id,
    accountName: account.name,
    appId: account.credentials.appId,
    service: serviceOf(account.credentials.endpoint),
    isTest: account.credentials.isTest,
    domain: preset.domain ?? null,
    point: preset.point ?? null,
    practice: account.practice,
    action,
    source,
    createdAt: new Date(nowMs).toISOString(),
    unrecorded: false,
    calls: plan(preset, targets).map(({ vendor, streamIds }) => ({
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
      words: [],
    })),
  };
}
