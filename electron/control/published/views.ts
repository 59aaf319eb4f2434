import type {
  PublishedAccount,
  PublishedAlarm,
  PublishedCall,
  PublishedFileSearch,
  PublishedPreset,
  PublishedProblem,
  PublishedRecording,
  PublishedRun,
  PublishedSchedule,
  PublishedScheduleTrouble,
} from '#contract/control/views.ts';
import type { Account } from '#contract/model/account.ts';
import type { Alarm } from '#contract/model/alarm.ts';
import type { Problem } from '#contract/model/app-state.ts';
import type { FileWatch } from '#contract/model/file.ts';
import type { Call } from '#contract/model/outcome.ts';
import type { Run, RunView } from '#contract/model/run.ts';
import type { ScheduleTrouble, ScheduleView } from '#contract/model/schedule.ts';
import type { Recording } from '#contract/model/start.ts';
import { targetsOf } from '#contract/rules/classify-targets.ts';
import { endOfRecording } from '#contract/rules/end-of-recording.ts';
import type { PresetSummary } from '#contract/rules/preset-summary.ts';
import { recordingId } from '#contract/rules/recording-id.ts';

/** Unix seconds as ISO 8601 in UTC. */
const isoOf = (seconds: number | null): string | null =>
  seconds === null ? null : new Date(seconds * 1000).toISOString();

export const publishedAccount = (account: Account): PublishedAccount => ({
  ...{ id: account.id, name: account.name, appId: account.appId, endpoint: account.endpoint },
  ...{ isTest: account.isTest, badge: account.badge, practice: account.practice },
  secret: account.secret,
});

/** @param accountName null where the preset's account was deleted. */
export function publishedPreset(
  summary: PresetSummary,
  accountId: string,
  accountName: string | null,
): PublishedPreset {
  const { preset, run, standing, state, trouble, recording, total, since } = summary;
  const { archived = false, vendors = [], streamIds = [], end = null } = preset ?? {};
  const { group = null, tags = [] } = preset ?? {};
  const uncertain = [...standing.uncertain, ...standing.orphaned].filter(
    ({ certainty }) => certainty === 'uncertain',
  );
  return {
    id: summary.presetId,
    name: summary.name,
    ...{ accountId, account: accountName, practice: summary.practice },
    ...{ archived, deleted: preset === null, vendors, streamIds, end, group, tags },
    ...{ state, trouble, recording, total, uncertain: uncertain.length },
    missing: targetsOf(summary.notRecorded),
    retryable: [...summary.retryable],
    ...{ since, endsAt: isoOf(summary.endTime) },
    ...{ overdue: summary.isOverdue, mayEndEarly: summary.mayEndEarly },
    ...{ run: run?.id ?? null, runStatus: run?.status ?? null },
  };
}

export const publishedRecording = (one: Recording): PublishedRecording => ({
  id: recordingId(one),
  ...{ presetId: one.presetId, preset: one.presetName },
  ...{ accountId: one.accountId, account: one.accountName, appId: one.appId },
  ...{ practice: one.practice, vendor: one.vendor, streamId: one.streamId },
  ...{ certainty: one.certainty, call: one.callId, since: one.since },
  endsAt: isoOf(endOfRecording(one)),
  stopTrouble: one.plannedStop?.trouble ?? null,
  handOverTrouble: one.handOver?.trouble ?? null,
});

export const publishedRun = (run: RunView, dismissed: boolean): PublishedRun => ({
  ...{ id: run.id, presetId: run.presetId, preset: run.presetName },
  ...{ accountId: run.accountId, account: run.accountName, practice: run.practice },
  ...{ action: run.action, source: run.source, schedule: run.occurrence?.scheduleName ?? null },
  ...{ createdAt: run.createdAt, status: run.status, counts: run.counts },
  calls: run.calls.length,
  ...{ ended: run.ended, needsVerdict: run.needsVerdict, dismissed, unrecorded: run.unrecorded },
});

export function publishedCall(
  { presetId, presetName }: Pick<Run, 'presetId' | 'presetName'>,
  call: Call,
): PublishedCall {
  const { outcome } = call;
  return {
    ...{ id: call.id, run: call.runId, presetId, preset: presetName },
    ...{ action: call.action, vendor: call.vendor, streamIds: call.streamIds, state: call.state },
    ...{ status: outcome?.status ?? null, reason: outcome?.reason ?? null },
    ...{ code: outcome?.code ?? null, message: outcome?.message ?? null },
    ...{ requestId: outcome?.requestId ?? null, httpStatus: outcome?.httpStatus ?? null },
    ...{ attempts: call.attempts, startedAt: call.startedAt, durationMs: call.durationMs },
    endsAt: isoOf(call.endTime),
    rows: (outcome?.streams ?? []).map((row) => ({
      ...{ streamId: row.streamId, status: row.status, reason: row.reason ?? null },
      ...{ taskId: row.taskId ?? null, vendorCode: row.vendorCode ?? null },
      vendorMessage: row.vendorMessage ?? null,
    })),
  };
}

/** @param preset null where the preset was deleted. */
export const publishedSchedule = (
  { schedule, nextAt, endsAt }: ScheduleView,
  preset: string | null,
): PublishedSchedule => ({
  ...{ id: schedule.id, name: schedule.name, presetId: schedule.presetId, preset },
  ...{ enabled: schedule.enabled, expectOnly: schedule.expectOnly ?? false },
  ...{ at: schedule.at ?? null, weekly: schedule.weekly ?? null, cron: schedule.cron ?? null },
  ...{ timeZone: schedule.timeZone, durationMinutes: schedule.durationMinutes ?? null },
  ...{ endAt: schedule.endAt ?? null, until: schedule.until ?? null },
  exceptions: schedule.exceptions ?? [],
  startWithinMinutes: schedule.missed.startWithinMinutes,
  ...{ nextAt, nextEndsAt: endsAt },
});

export const publishedScheduleTrouble = (one: ScheduleTrouble): PublishedScheduleTrouble => ({
  id: `${one.scheduleId} ${one.plannedAt} ${one.kind}`,
  ...{ scheduleId: one.scheduleId, schedule: one.scheduleName, presetId: one.presetId },
  ...{ plannedAt: one.plannedAt, kind: one.kind, reason: one.reason },
  ...{ recordsUntil: one.recordsUntil ?? null, count: one.count ?? 1 },
});

export const publishedAlarm = (one: Alarm): PublishedAlarm => ({
  ...{ id: one.id, kind: one.kind, presetId: one.presetId, preset: one.presetName },
  ...{ schedule: one.scheduleName, about: one.at, streams: one.streams },
  ...{ streamCount: one.streamCount, reason: one.reason, value: one.value },
  ...{ since: one.since, acknowledged: one.acknowledged },
});

/** @param place how many of its code stand before it in the list. */
export const publishedProblem = ({ code, detail }: Problem, place: number): PublishedProblem => ({
  id: place === 0 ? code : `${code} ${place + 1}`,
  ...{ code, detail },
});

export const publishedFileSearch = (watch: FileWatch): PublishedFileSearch => ({
  id: `${watch.callId} ${watch.streamId}`,
  ...{ run: watch.runId, call: watch.callId, presetId: watch.presetId, preset: watch.presetName },
  ...{ vendor: watch.vendor, streamId: watch.streamId },
  ...{ startedAt: watch.startedAt, endedAt: watch.endedAt },
  ...{ state: watch.state, found: watch.found, expected: watch.expected },
  ...{ nextLookAt: watch.nextLookAt, dismissed: watch.dismissed },
});
