import type { PublishedState } from '#contract/control/messages.ts';
import type { PublishedPreset } from '#contract/control/views.ts';
import type { Alarm } from '#contract/model/alarm.ts';
import type { Target } from '#contract/model/start.ts';
import { alarmText } from '#contract/rules/alarms/alarm-text.ts';
import { problemText } from '#contract/rules/problem-text.ts';
import { troubleText } from '#contract/rules/schedule-text.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { list, type Translate, vendorName } from '#contract/rules/text.ts';
import { appText, presetText, section, shownMoment, stateText, whenText } from './list-lines.ts';
import type { OutputLine } from './result-lines.ts';
import type { TableRow } from './table.ts';

/**
 * What is going on: one line for each preset that is on air or in trouble, each recording, each planned start, alarm,
 * missing file and problem. Fields are added, never changed.
 *
 * @param alarms those of the state, whose texts need more than is published.
 */
export function statusLines(
  state: PublishedState,
  alarms: readonly Alarm[],
  now: Date,
  t: Translate,
): OutputLine[] {
  const known: OutputLine[] = [
    { json: { type: 'app', ...state.app }, text: appText(state, t) },
    ...section('view.busy', BUSY, busy(state, t), t),
    ...section('view.recordings', RECORDINGS, recordings(state, t), t),
    ...section('view.next', ['next', 'name', 'preset', 'rule'], nextStarts(state, t), t),
    ...section('view.problems', [], problems(state, t), t),
  ];
  // Of these the files alone say nothing.
  if (!state.app.running) return known;
  return [
    ...known,
    ...section('view.troubles', [], troubles(state, now, t), t),
    ...section('view.alarms', [], alarmRows(state, alarms, now, t), t),
    ...section('view.files', ['preset', 'vendor', 'stream', 'found'], missingFiles(state, t), t),
  ];
}

const BUSY = ['name', 'state', 'recording', 'missing', 'since', 'until'] as const;
const RECORDINGS = ['preset', 'vendor', 'stream', 'state', 'since', 'until'] as const;

/** What an operator would look at: all that is not at rest. */
const isBusy = ({ state, trouble, recording, uncertain }: PublishedPreset): boolean =>
  trouble !== null || recording > 0 || uncertain > 0 || state === 'sending';

const busy = ({ presets }: PublishedState, t: Translate): TableRow[] =>
  presets.filter(isBusy).map((preset) => ({
    json: { type: 'preset', ...preset },
    cells: [
      shownName(preset.name, t),
      stateText(preset, t),
      `${preset.recording}/${preset.total}`,
      targetsText(preset.missing, t),
      shownMoment(preset.since),
      shownMoment(preset.endsAt),
    ],
  }));

const targetsText = (targets: readonly Target[], t: Translate): string =>
  list(
    targets.flatMap(({ vendor, streamIds }) =>
      streamIds.map((streamId) => `${vendorName(vendor, t)} ${streamId}`),
    ),
    t,
  );

const recordings = (state: PublishedState, t: Translate): TableRow[] =>
  state.recordings.map((one) => ({
    json: { type: 'recording', ...one },
    cells: [
      shownName(one.preset, t),
      vendorName(one.vendor, t),
      one.streamId,
      t(`onAir.certainty.${one.certainty}`),
      shownMoment(one.since),
      one.endsAt === null ? t('onAir.endless') : shownMoment(one.endsAt),
    ],
  }));

/** The next start of each schedule, soonest first. */
const nextStarts = ({ schedules }: PublishedState, t: Translate): TableRow[] =>
  schedules
    .filter(({ nextAt }) => nextAt !== null)
    .sort((left, right) => (left.nextAt ?? '').localeCompare(right.nextAt ?? ''))
    .map((schedule) => ({
      json: { type: 'schedule', ...schedule },
      cells: [
        shownMoment(schedule.nextAt),
        schedule.name,
        presetText(schedule, t),
        whenText(schedule, t),
      ],
    }));

const troubles = ({ scheduleTroubles }: PublishedState, now: Date, t: Translate): TableRow[] =>
  scheduleTroubles.map((one) => {
    const { schedule: scheduleName, recordsUntil, count, ...trouble } = one;
    const text = troubleText(
      {
        ...{ ...trouble, scheduleName },
        ...(recordsUntil !== null && { recordsUntil }),
        ...(count > 1 && { count }),
      },
      now,
      t,
    );
    return { json: { type: 'scheduleTrouble', ...one }, cells: [text] };
  });

function alarmRows(
  state: PublishedState,
  alarms: readonly Alarm[],
  now: Date,
  t: Translate,
): TableRow[] {
  const texts = new Map(alarms.map((alarm) => [alarm.id, alarmText(alarm, now, t)]));
  return state.alarms.map((one) => ({
    json: { type: 'alarm', ...one },
    cells: [shownMoment(one.since), texts.get(one.id)?.title ?? one.kind],
  }));
}

/** Of what no planned look has found all that was expected. */
const missingFiles = ({ fileSearches }: PublishedState, t: Translate): TableRow[] =>
  fileSearches
    .filter(({ state }) => state === 'missing' || state === 'incomplete')
    .map((one) => ({
      json: { type: 'fileSearch', ...one },
      cells: [
        shownName(one.preset, t),
        vendorName(one.vendor, t),
        one.streamId,
        one.expected === null ? String(one.found) : `${one.found}/${one.expected}`,
      ],
    }));

const problems = (state: PublishedState, t: Translate): TableRow[] =>
  state.problems.map((problem) => {
    const { key, values, detail } = problemText(problem);
    return {
      json: { type: 'problem', ...problem },
      cells: [`${t(key, values)} ${detail}`.trimEnd()],
    };
  });
