import type { AppState } from '#contract/model/app-state.ts';
import type { Status } from '#contract/model/outcome.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { INITIAL_SETTINGS } from '../../electron/storage/settings.ts';
import { outcomeOf } from '../../electron/zego/answer/answer.ts';
import { accountOf, byPreset, stateOf, vaultOf } from './app-states.ts';
import { presetOf } from './presets.ts';
import { callOf, recordingOf, runViewOf } from './runs.ts';

/** What all presets of a station are in, or a mixture of it; `unread`: the mixture, and a journal that is lost. */
export const STATION_STATES = [
  'idle',
  'accepted',
  'partial',
  'unknown',
  'rejected',
  'sending',
  'mixed',
  'unread',
] as const;
export type StationState = (typeof STATION_STATES)[number];
type PresetSituation = Exclude<StationState, 'mixed' | 'unread'>;

const MIXTURE: readonly PresetSituation[] = [
  'accepted',
  'idle',
  'partial',
  'accepted',
  'unknown',
  'rejected',
  'sending',
  'idle',
];
const OUTCOMES: Readonly<Record<Exclude<PresetSituation, 'idle' | 'sending'>, readonly Status[]>> =
  {
    accepted: ['accepted', 'accepted'],
    partial: ['accepted', 'rejected'],
    unknown: ['accepted', 'unknown'],
    rejected: ['rejected', 'rejected'],
  };
const GROUPS = ['News', 'Sport', undefined];

/** The state of a control room with so many presets besides two of practice, in groups and some of them pinned. */
export function trayStation(count: number, state: StationState): AppState {
  const isUnread = state === 'unread';
  const presets = Array.from({ length: count }, (_, at): Preset => {
    const group = GROUPS[at % GROUPS.length];
    return presetOf({
      id: `p${at}`,
      name: `Preset ${at}`,
      streamIds: [`s${at}a`, `s${at}b`],
      ...(at % 4 === 1 && { pinned: true }),
      ...(group !== undefined && { group }),
      ...(isUnread && at % 10 === 3 && { archived: true }),
    });
  });
  const made = presets.map((preset, at) => {
    const mixed = MIXTURE[at % MIXTURE.length] ?? 'idle';
    return situationOf(preset, state === 'mixed' || isUnread ? mixed : state);
  });
  return stateOf({
    settings: {
      ...INITIAL_SETTINGS,
      hotkeys: [{ action: { kind: 'stop-all' }, accelerator: 'Alt+S' }],
    },
    accounts: [accountOf(), accountOf({ id: 'practice', practice: true, protection: 'practice' })],
    presets: [...presets, ...practice()],
    runs: byPreset(...made.flatMap(({ run }) => run ?? [])),
    recordings: [
      ...made.flatMap(({ recordings }) => recordings),
      ...(isUnread
        ? [recordingOf({ presetId: 'gone', presetName: 'Preset 0', streamId: 'gone' })]
        : []),
    ],
    ...(isUnread && {
      problems: [
        { code: 'journal-unread', detail: '' },
        { code: 'journal-unavailable', detail: '' },
      ],
      vault: vaultOf({ state: 'locked-by-user' }),
    }),
  });
}

const practice = (): Preset[] =>
  ['Rehearsal 1', 'Rehearsal 2'].map((name) =>
    presetOf({ id: name, name, accountId: 'practice', streamIds: [name.replace(' ', '')] }),
  );

interface Situation {
  readonly run: RunView | null;
  readonly recordings: readonly Recording[];
}

function situationOf({ id, name, streamIds }: Preset, situation: PresetSituation): Situation {
  if (situation === 'idle') return { run: null, recordings: [] };
  const statuses = situation === 'sending' ? [] : OUTCOMES[situation];
  const streams = statuses.map((status, at) => ({ streamId: streamIds[at] ?? '', status }));
  const call = callOf({
    id: `call ${id}`,
    runId: `run ${id}`,
    streamIds,
    ...(situation === 'sending'
      ? { state: 'sending' }
      : { state: 'settled', outcome: outcomeOf(streams, { code: 0 }) }),
  });
  const run = runViewOf({ id: `run ${id}`, presetId: id, presetName: name, calls: [call] });
  const recordings = streams
    .filter(({ status }) => status === 'accepted' || status === 'unknown')
    .map(({ streamId, status }) =>
      recordingOf({
        presetId: id,
        presetName: name,
        streamId,
        callId: call.id,
        certainty: status === 'unknown' ? 'uncertain' : 'accepted',
      }),
    );
  return { run, recordings };
}
