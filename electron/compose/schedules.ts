import { minutesOf } from '#contract/model/alarm.ts';
import type { Preset } from '#contract/model/preset.ts';
import { serviceOf } from '#contract/model/region.ts';
import {
  MOST_OCCURRENCES,
  type ScheduleDraft,
  type SchedulePreview,
  type ScheduleReason,
} from '#contract/model/schedule.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { endingBefore } from '../app/commands/cover-running.ts';
import { agendaOf } from '../app/schedules/agenda.ts';
import { ScheduleService } from '../app/schedules/schedule-service.ts';
import { wantedEnd } from '../recording/hand-over.ts';
import type { StartFacts } from '../recording/recording-service.ts';
import { type Claim, overlapsOf } from '../recording/schedules/overlaps.ts';
import { endOf, startsAfter, timesFault } from '../recording/schedules/times.ts';
import type { CredentialServices } from './credentials.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';
import type { RecordingParts } from './recording.ts';

/** A schedule has no person to ask. */
const SCHEDULE = { source: 'schedule', attended: false } as const;

/** Starts that the editor shows. */
const PREVIEWED = 5;

/** What makes planned starts, and what the window asks about them. */
export type Schedules = ReturnType<typeof createSchedules>;

export function createSchedules(
  { log }: ComposeOptions,
  persistence: Persistence,
  { commands }: CredentialServices,
  { service }: RecordingParts,
) {
  const { schedules, occurrences: book, recordings, state, clock, presets, accounts } = persistence;
  const power: { keepAwake(awake: boolean): void } = { keepAwake: () => undefined };
  const yieldTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
  const scheduleService = new ScheduleService({
    listSchedules: () => schedules.list(),
    book,
    start: (presetId, request) => commands.start(SCHEDULE, presetId, request),
    obstacleOf: (presetId) => obstacleIn(service.factsOf(presetId)),
    endsEarly(presetId, plannedMs, end) {
      const facts = service.factsOf(presetId, end);
      const short = facts ? endingBefore(service, facts, plannedMs) : [];
      const ends = short.flatMap(({ recording }) => wantedEnd(recording) ?? []);
      return ends.length > 0 ? Math.min(...ends) * 1000 : null;
    },
    isWhole: () => recordings.gap === null && book.size < MOST_OCCURRENCES,
    isSeen: (presetId) => (service.factsOf(presetId)?.running.length ?? 0) > 0,
    toldMinutes: () => ({
      lateAfterMinutes: minutesOf(state.state.settings.alarms, 'not-recording'),
      aheadMinutes: minutesOf(state.state.settings.alarms, 'start-blocked'),
    }),
    newestRun: (presetId) => state.state.runs[presetId],
    now: clock.now,
    after(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    yieldTurn,
    keepAwake: (awake) => power.keepAwake(awake),
    show: (shown) => state.update({ schedules: shown.schedules, scheduleTroubles: shown.troubles }),
    onFault: (error) => log.error('a planned start:', error),
  });
  const end = followChanges(persistence, scheduleService);
  const claimOf = (schedule: Claim['schedule'], presetId: string): Claim => {
    const preset = presets.find(presetId);
    const account = accounts.list().find(({ id }) => id === preset?.accountId);
    const recordings = preset && account ? recordingsOf(preset, account) : [];
    return { schedule, recordings: new Set(recordings) };
  };
  return {
    scheduleService,
    /** Has the computer kept awake around starts. */
    keepAwakeBy(keepAwake: (awake: boolean) => void) {
      power.keepAwake = keepAwake;
    },
    agenda: (fromMs: number, toMs: number) =>
      agendaOf({ schedules: schedules.list(), book, nowMs: clock.now(), fromMs, toMs, yieldTurn }),
    /** The next starts of a schedule that is being edited, and what it would overlap with. */
    previewSchedule(id: string | null, draft: ScheduleDraft): SchedulePreview {
      if (timesFault(draft) !== null) return { isComputable: false, starts: [], overlaps: [] };
      const now = clock.now();
      const others = schedules
        .list()
        .filter((one) => one.id !== id)
        .map((one) => claimOf(one, one.presetId));
      const overlaps = overlapsOf(claimOf(draft, draft.presetId), others, now);
      return {
        isComputable: true,
        starts: nextStarts(draft, now),
        overlaps: overlaps.slice(0, PREVIEWED).map(({ name, at }) => ({ name, at: iso(at) })),
      };
    },
    stopSchedules() {
      end();
      scheduleService.stop();
    },
  };
}

const iso = (moment: number) => new Date(moment).toISOString();

function nextStarts(draft: ScheduleDraft, nowMs: number): SchedulePreview['starts'] {
  const starts: SchedulePreview['starts'] = [];
  for (const start of startsAfter(draft, nowMs)) {
    if (starts.length >= PREVIEWED) break;
    const end = endOf(draft, start);
    starts.push({ at: iso(start), endsAt: end === null ? null : iso(end) });
  }
  return starts;
}

const recordingsOf = (
  { vendors, streamIds }: Preset,
  { appId, endpoint }: { readonly appId: number; readonly endpoint: string },
): string[] =>
  vendors.flatMap((vendor) =>
    streamIds.map((streamId) =>
      recordingId({ appId, service: serviceOf(endpoint), vendor, streamId }),
    ),
  );

/** What the door would refuse an unattended start for, as far as that is known before it. */
function obstacleIn(facts: StartFacts | null): ScheduleReason | null {
  if (!facts) return 'not-found';
  if (facts.preset.archived) return 'archived';
  if (!facts.account) return 'account-missing';
  if (!facts.signer) return 'credentials-unavailable';
  return facts.isUnknown ? 'journal-unreadable' : null;
}

/** Schedules follow what is saved, and a start that waits looks again when something in its way has changed. */
function followChanges(
  { schedules, state }: Pick<Persistence, 'schedules' | 'state'>,
  service: ScheduleService,
): () => void {
  const ends = [
    schedules.onChange(() => void service.changed()),
    state.subscribe(({ changes }) => {
      const { runs, vault, accounts, presets, problems, settings } = changes;
      const isOpened = vault || accounts || presets || problems;
      // A run that has settled lets the next one of its preset begin.
      if (settings) service.look();
      else if (isOpened ? service.isDue || service.isNear : runs && service.isDue) service.look();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
