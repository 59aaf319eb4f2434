import { minutesOf } from '#contract/model/alarm.ts';
import { type RtcMemory, StreamWatch } from '../app/schedules/stream-watch.ts';
import type { CredentialServices } from './credentials.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';

/** A schedule has no person to ask. */
const SCHEDULE = { source: 'schedule', attended: false } as const;

/** What asks before planned starts whether their streams are on air. Nothing is asked before it begins. */
export function createStreamWatch(
  { log }: ComposeOptions,
  { state, presets, accounts, clock }: Persistence,
  { commands }: CredentialServices,
  memory: RtcMemory,
): StreamWatch {
  const streamWatch = new StreamWatch({
    schedules: () => state.state.schedules,
    appIdOf(presetId) {
      const accountId = presets.find(presetId)?.accountId;
      const account = accounts.list().find(({ id }) => id === accountId);
      return account && !account.practice ? account.appId : null;
    },
    ask: (presetId) => commands.checkStreams(SCHEDULE, presetId),
    memory,
    minutesBefore: () => minutesOf(state.state.settings.alarms, 'stream-not-pushed'),
    now: clock.now,
    after(ms, work) {
      const timer = setTimeout(work, ms).unref();
      return () => clearTimeout(timer);
    },
    show: (unpushed) => state.update({ unpushed }),
    onFault: (error) => log.error('the streams of a planned start:', error),
  });
  state.subscribe(({ changes }) => {
    if (changes.schedules || changes.settings) streamWatch.look();
  });
  return streamWatch;
}
