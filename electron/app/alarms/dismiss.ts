import type { AppState } from '#contract/model/app-state.ts';
import type { Dismissed } from '#contract/model/dismissal.ts';
import { isWell, shownStatus } from '#contract/model/run.ts';
import { dismissedAfter } from '#contract/rules/in-doubt.ts';
import type { FileService } from '../files/file-service.ts';
import type { ScheduleService } from '../schedules/schedule-service.ts';
import type { AppStateStore } from '../state.ts';
import type { AlarmService } from './alarm-service.ts';

export interface DismissServices {
  readonly state: Pick<AppStateStore, 'state' | 'update'>;
  readonly alarms: Pick<AlarmService, 'noteDismissed'>;
  readonly scheduleService: Pick<ScheduleService, 'acknowledge'>;
  readonly fileService: Pick<FileService, 'dismiss'>;
}

/** By which way in an operator dismissed something. */
interface Caller {
  readonly source: string;
}

/** Dismisses what a run came to, or shows it again. Who did so is on disk before it shows; practice leaves no record. */
export function dismissRun(
  { state: store, alarms }: Pick<DismissServices, 'state' | 'alarms'>,
  { source }: Caller,
  change: { readonly runId: string; readonly dismissed: boolean },
): void {
  const { state } = store;
  const run = Object.values(state.runs).find(({ id }) => id === change.runId);
  const isTrouble = run && !run.practice && !isWell(shownStatus(run));
  if (isTrouble && state.dismissedRuns.includes(run.id) !== change.dismissed) {
    const what = change.dismissed ? 'run' : 'run-shown';
    const { presetName, createdAt: moment } = run;
    alarms.noteDismissed({ what, presetName, scheduleName: null, moment, streamCount: 0 }, source);
  }
  store.update({ dismissedRuns: dismissedAfter(state, change) });
}

/** Dismisses what became of a planned start. */
export function dismissOccurrence(
  { state, alarms, scheduleService }: Omit<DismissServices, 'fileService'>,
  { source }: Caller,
  { scheduleId, plannedAt }: { readonly scheduleId: string; readonly plannedAt: string },
): void {
  const { scheduleTroubles, presets } = state.state;
  const trouble = scheduleTroubles.find(
    (one) => one.scheduleId === scheduleId && one.plannedAt === plannedAt,
  );
  if (trouble && !isPractised(state.state, trouble.presetId)) {
    const presetName = presets.find(({ id }) => id === trouble.presetId)?.name ?? '';
    const { scheduleName } = trouble;
    alarms.noteDismissed(
      { what: 'schedule', presetName, scheduleName, moment: plannedAt, streamCount: 0 },
      source,
    );
  }
  scheduleService.acknowledge(scheduleId, plannedAt);
}

/** Dismisses that no file was found; one record for each run. */
export async function dismissFiles(
  { state, alarms, fileService }: Omit<DismissServices, 'scheduleService'>,
  { source }: Caller,
  keys: Parameters<FileService['dismiss']>[0],
): Promise<void> {
  for (const dismissed of missingIn(state.state, keys)) alarms.noteDismissed(dismissed, source);
  await fileService.dismiss(keys);
}

function missingIn(
  { fileWatches, accounts }: AppState,
  keys: Parameters<FileService['dismiss']>[0],
): Dismissed[] {
  const real = new Set(accounts.filter(({ practice }) => !practice).map(({ id }) => id));
  const named = fileWatches.filter(
    (watch) =>
      !watch.dismissed &&
      real.has(watch.accountId) &&
      keys.some(({ callId, streamId }) => callId === watch.callId && streamId === watch.streamId),
  );
  const runs = new Map<string, Dismissed>();
  for (const { runId, presetName, startedAt: moment } of named) {
    const streamCount = (runs.get(runId)?.streamCount ?? 0) + 1;
    runs.set(runId, { what: 'files', presetName, scheduleName: null, moment, streamCount });
  }
  return [...runs.values()];
}

function isPractised({ presets, accounts }: AppState, presetId: string): boolean {
  const preset = presets.find(({ id }) => id === presetId);
  return accounts.find(({ id }) => id === preset?.accountId)?.practice ?? false;
}
