import type { AppState } from '#contract/model/app-state.ts';
import type { Preset } from '#contract/model/preset.ts';
import { presetOf } from '../presets.ts';
import type { Seed } from './fake-bridge.ts';
import { boardSeed } from './seeds.ts';

const LONG_GROUP = 'Sports, second channel and regions';

/** What an operator has made of the presets of `boardSeed`: headings, tags, marks, an archive. */
const ARRANGED: Readonly<Record<string, Partial<Preset>>> = {
  p1: { group: 'News', tags: ['daily', 'studio 14'], colour: 'teal' },
  p2: { group: 'News', tags: ['daily', '手语', 'regional', 'weather'], colour: 'indigo' },
  p3: { group: LONG_GROUP, tags: ['live'], colour: 'pink' },
  p4: { group: 'News', tags: ['daily'] },
  p5: { group: LONG_GROUP, colour: 'olive', confirmStart: true },
  p6: { confirmStart: true },
  p8: { tags: ['practice'] },
};

/** A board with headings, tags, marks and an archive; one preset was deleted a moment ago. */
export function arrangedSeed(change: Partial<AppState> = {}): Seed {
  const seed = boardSeed(change);
  const presets = seed.state.presets.map((preset) => ({ ...preset, ...ARRANGED[preset.id] }));
  const archived = [
    presetOf({
      id: 'a1',
      name: 'Election night 2024',
      accountId: 'second',
      streamIds: ['election'],
      archived: true,
    }),
    presetOf({ id: 'a2', name: 'Old sports feed', group: LONG_GROUP, archived: true }),
  ];
  const state = {
    ...seed.state,
    presets: [...presets, ...archived],
    removedPreset: { id: 'gone', name: 'Rehearsal' },
    ...change,
  };
  return { ...seed, state };
}

/** As many presets as a large station has, on cards, half of them under headings, a tenth of them accepted. */
export function crowdedSeed(count = 200, change: Partial<AppState> = {}): Seed {
  const seed = boardSeed();
  const presets = Array.from({ length: count }, (_, index) =>
    presetOf({
      id: `many-${index}`,
      name: `Channel ${index + 1}`,
      vendors: index % 3 === 0 ? ['Tencent', 'Ws', 'Huawei'] : ['Tencent'],
      streamIds: Array.from({ length: 1 + (index % 12) }, (_, at) => `channel-${index}-${at}`),
      end: index % 2 === 0 ? { afterMinutes: 90 } : null,
      tags: index % 5 === 0 ? ['prime time'] : [],
    }),
  );
  const [first] = seed.state.recordings;
  const recordings = presets
    .filter((_, index) => first && index % 10 === 0)
    .flatMap(({ id, streamIds }) =>
      streamIds.map((streamId) => ({
        ...(first as NonNullable<typeof first>),
        presetId: id,
        streamId,
      })),
    );
  const settings = { ...seed.state.settings, board: 'cards' as const };
  return { ...seed, state: { ...seed.state, settings, presets, recordings, runs: {}, ...change } };
}
