import type { AppState } from '#contract/model/app-state.ts';
import { isUnderWay, type RunView } from '#contract/model/run.ts';
import { isToBeTold, kindsOfRun } from '#contract/rules/alarms/alarms-of-run.ts';
import { hasStoppable } from '#contract/rules/classify-targets.ts';
import { shownRun } from '#contract/rules/in-doubt.ts';
import { isUnsentStop } from '../../recording/planned-stops.ts';
import type { Translate } from '../language.ts';
import { batchText, lateText, runText } from './notification-text.ts';
import type { NotificationButton, NotificationContent } from './notifier.ts';
import { type RunStream, runStreams } from './run-streams.ts';

/** A success joins the notification of the one before it if it comes within this time, in milliseconds. */
const BATCH_MS = 10_000;
/** So many successes are remembered for clicks that come late. */
const MOST = 50;

/** A notification about runs, as it shows now. */
export interface ShownNotification {
  readonly kind: 'trouble' | 'success';
  /** One run; of a batch of successes all of them, each of another preset. */
  readonly runs: readonly RunView[];
  /** The newest run of the preset when it was shown: with a later one this is no longer the state. */
  readonly newestRunId: string | undefined;
  /** Successes with the same one join; null joins none. */
  readonly batch: string | null;
  /** When the last run joined it, in milliseconds. */
  readonly at: number;
  readonly content: NotificationContent;
}

/** By key, oldest first. */
export type ShownNotifications = ReadonlyMap<string, ShownNotification>;

interface Context {
  readonly state: AppState;
  readonly t: Translate;
}

/** What shows after a run has settled, or has come to trouble while more of it is under way; pure. */
export function afterRun(
  shown: ShownNotifications,
  run: RunView,
  context: Context,
  nowMs: number,
): ShownNotifications {
  const made = notificationOf(run, context, nowMs);
  if (!made) return without(shown, run.id);
  const joined = joinedBy(shown, made, nowMs);
  if (!joined) return bounded(new Map(shown).set(run.id, made));
  const [key, before] = joined;
  const runs = [...before.runs.filter(({ presetId }) => presetId !== run.presetId), run];
  const content = runs.length === 1 ? made.content : batchContent(runs, context);
  return new Map(shown).set(key, { ...made, runs, content });
}

/** What shows after the state has changed: what is over is gone, the rest says what is now so. Pure. */
export function afterChange(shown: ShownNotifications, context: Context): ShownNotifications {
  const next = new Map<string, ShownNotification>();
  for (const [key, known] of shown) {
    const renewed = renew(known, context);
    if (renewed) next.set(key, renewed);
  }
  return next;
}

/** What shows once a notification is gone from the desktop; pure. */
export function without(shown: ShownNotifications, key: string): ShownNotifications {
  if (!shown.has(key)) return shown;
  const next = new Map(shown);
  next.delete(key);
  return next;
}

/** Without the oldest success, once there are too many: trouble stays known as long as it shows. */
function bounded(shown: ShownNotifications): ShownNotifications {
  const successes = [...shown].filter(([, { kind }]) => kind === 'success');
  const [oldest] = successes;
  return oldest && successes.length > MOST ? without(shown, oldest[0]) : shown;
}

/** Null where nothing is to be said: no trouble yet, or an operator has settled or acknowledged all of it. */
function notificationOf(run: RunView, context: Context, at: number): ShownNotification | null {
  const { state, t } = context;
  // What goes on because its stop does not get through has one notification for all tries.
  if (isUnsentStop(run)) return null;
  const streams = runStreams(run, state);
  const isTrouble = streams.some(({ open }) => open);
  const isWell = streams.every(({ result }) => result === 'done' || result === 'already');
  if (streams.length === 0 || !(isTrouble || (isWell && !isUnderWay(run)))) return null;
  if (isTrouble && !isToBeTold(state, run.presetId, kindsOfRun(run, streams))) return null;
  const late = lateText(run, t);
  const isBatched = late === null && streams.every(({ result }) => result === 'done');
  const text = runText(run, streams, state.vendors, t);
  const content = {
    ...text,
    ...(late !== null && { body: `${text.body}\n${late}` }),
    open: t('tray.open'),
    stays: isTrouble || late !== null,
    buttons: buttonsFor(run, streams, context),
  };
  return {
    kind: isTrouble ? 'trouble' : 'success',
    runs: [run],
    newestRunId: state.runs[run.presetId]?.id,
    batch: isBatched ? `${run.action} ${run.practice}` : null,
    at,
    content,
  };
}

function joinedBy(
  shown: ShownNotifications,
  { batch }: ShownNotification,
  nowMs: number,
): [string, ShownNotification] | undefined {
  if (batch === null) return undefined;
  return [...shown].findLast(([, known]) => known.batch === batch && nowMs - known.at < BATCH_MS);
}

const batchContent = (runs: readonly RunView[], { t }: Context): NotificationContent => ({
  ...batchText(runs, t),
  open: t('tray.open'),
  stays: false,
  buttons: [],
});

/** What a notification says now, itself where it says the same; null where it is over. */
function renew(known: ShownNotification, context: Context): ShownNotification | null {
  const { runs, dismissedRuns, recordings } = context.state;
  const [run] = known.runs;
  // Each run of a batch has gone well, and the notification goes by itself.
  if (known.runs.length > 1 || !run) return known;
  const newest = runs[run.presetId];
  if (newest?.id !== known.newestRunId) return null;
  const uncertain = recordings.filter(({ certainty }) => certainty === 'uncertain');
  const now = newest?.id === run.id ? newest : run;
  if (!shownRun(now, uncertain, dismissedRuns)) return null;
  // A recording that ends makes no trouble of a success.
  if (known.kind === 'success') return known;
  const made = notificationOf(now, context, known.at);
  if (made?.kind !== 'trouble') return null;
  const isSame = JSON.stringify(made.content) === JSON.stringify(known.content);
  return isSame ? known : { ...made, newestRunId: known.newestRunId };
}

/** Start and stop do not stand beside each other. */
function buttonsFor(
  run: RunView,
  streams: readonly RunStream[],
  { state, t }: Context,
): NotificationButton[] {
  const { presets, accounts, recordings } = state;
  const preset = presets.find(({ id }) => id === run.presetId);
  const account = accounts.find(({ id }) => id === (preset ?? run).accountId);
  // What is under way can be neither retried nor stopped.
  const isOver = !isUnderWay(run);
  const runs = preset
    ? hasStoppable(preset, account, recordings)
    : recordings.some(({ presetId }) => presetId === run.presetId);
  const isMissing =
    run.action === 'StartCDNRecord' &&
    streams.some(({ open, result }) => open && result === 'not-done');
  return [
    ...(preset && isMissing && isOver
      ? [{ action: 'retry-missing', label: t('presets.startMissing') } as const]
      : []),
    { action: 'details', label: t('notification.details') },
    ...(streams.some(({ open }) => open) && !run.practice
      ? [{ action: 'acknowledge', label: t('alarm.acknowledge') } as const]
      : []),
    ...(runs && isOver ? [{ action: 'stop', label: t('presets.stop') } as const] : []),
  ];
}
