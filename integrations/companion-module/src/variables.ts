import type { CompanionVariableDefinitions, CompanionVariableValues } from '@companion-module/base';
import type { BoardView, ShownPreset } from '../../shared/board.ts';
import type { DeskView } from '../../shared/desk-client.ts';
import { fill } from '../../shared/link-text.ts';
import { SIGNALS } from '../../shared/signals.ts';
import { timeText } from '../../shared/time-text.ts';
import { statusOf } from './status.ts';
import type { Texts } from './texts.ts';
import { FEEDBACK_OF_STATE, type NamedPreset } from './types.ts';

/** Where nothing is known. A number would claim something. */
const UNKNOWN = '?';

/** The part of a variable's id that stands for a preset: what an id of Companion cannot have is an underscore. */
export const variablePart = (presetId: string): string =>
  `preset_${presetId.replace(/[^A-Za-z0-9_-]/g, '_')}`;

const OF_PRESET = ['name', 'state', 'streams', 'elapsed', 'left', 'last_outcome'] as const;

export function variableDefinitions(
  presets: readonly NamedPreset[],
  texts: Texts,
): CompanionVariableDefinitions<CompanionVariableValues> {
  const { variable: of } = texts;
  const counts = SIGNALS.map((state): [string, string] => [
    `presets_${FEEDBACK_OF_STATE[state]}`,
    fill(of.countOf, { state: texts.state[state] }),
  ]);
  const global: [string, string][] = [
    ['connection', of.link],
    ['remote_control', of.remote],
    ['presets', of.presets],
    ...counts,
    ['recordings', of.recordings],
    ['uncertain', of.uncertain],
    ['elapsed', of.elapsed],
    ['left', of.left],
    ['last_outcome', of.lastOutcome],
    ['last_press', of.lastPress],
  ];
  const names = { ...of, last_outcome: of.lastOutcome };
  const each = presets.flatMap(({ id, name }) =>
    OF_PRESET.map((what): [string, string] => [
      `${variablePart(id)}_${what}`,
      `${name}: ${names[what]}`,
    ]),
  );
  return Object.fromEntries([...global, ...each].map(([id, name]) => [id, { name }]));
}

/** @param presets of which there are definitions. @param now milliseconds of the clock of CDN Recorder. */
export function variableValues(
  view: DeskView,
  presets: readonly NamedPreset[],
  now: number,
  texts: Texts,
): CompanionVariableValues {
  const { board } = view;
  const values: CompanionVariableValues = {
    connection: statusOf(view, texts.code).status,
    remote_control: view.remotePaused === null ? UNKNOWN : view.remotePaused ? 'paused' : 'on',
    ...globalValues(board, now, texts),
  };
  for (const { id, name } of presets) {
    const part = variablePart(id);
    const shown = board?.presets.find((one) => one.id === id);
    values[`${part}_name`] = shown?.name ?? name;
    for (const [what, value] of Object.entries(presetValues(shown, now, texts))) {
      values[`${part}_${what}`] = value;
    }
  }
  return values;
}

function globalValues(board: BoardView | null, now: number, texts: Texts): CompanionVariableValues {
  const presets = board?.presets ?? [];
  const known = (value: number | string) => (board ? value : UNKNOWN);
  const counts = SIGNALS.map((state) => [
    `presets_${FEEDBACK_OF_STATE[state]}`,
    known(presets.filter((one) => one.state === state).length),
  ]);
  const begun = presets.flatMap(({ since }) => since ?? []);
  const ends = presets.flatMap(({ endsAt }) => endsAt ?? []);
  const last = board?.lastRun;
  return {
    presets: known(presets.length),
    ...Object.fromEntries(counts),
    recordings: known(board?.recordings ?? 0),
    uncertain: known(board?.uncertain ?? 0),
    elapsed: known(begun.length > 0 ? timeText(now - Math.min(...begun)) : ''),
    left: known(ends.length > 0 ? timeText(Math.min(...ends) - now) : ''),
    last_outcome: known(last ? `${last.preset}: ${outcomeText(last.status, texts)}` : ''),
  };
}

function presetValues(
  preset: ShownPreset | undefined,
  now: number,
  texts: Texts,
): CompanionVariableValues {
  if (!preset) {
    const state = texts.state.unknown;
    return { state, streams: UNKNOWN, elapsed: UNKNOWN, left: UNKNOWN, last_outcome: UNKNOWN };
  }
  const { state, recording, total, since, endsAt, outcome } = preset;
  return {
    state: texts.state[state],
    streams: `${recording}/${total}`,
    elapsed: since === null ? '' : timeText(now - since),
    left: endsAt === null ? '' : timeText(endsAt - now),
    last_outcome: outcome === null ? '' : outcomeText(outcome, texts),
  };
}

/** A status that this version does not know is shown as it is. */
const outcomeText = (status: string, { outcome }: Texts): string => outcome[status] ?? status;
