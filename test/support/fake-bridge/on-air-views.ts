import type { AppState } from '#contract/model/app-state.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { accountOf } from '../app-states.ts';
import { presetOf } from '../presets.ts';
import { recordingOf } from '../runs.ts';
import type { Seed } from './fake-bridge.ts';
import { boardSeed } from './seeds.ts';
import { type AppearanceState, openDialog, press, stay, type View } from './view.ts';

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();
const inMinutes = (minutes: number) => Math.floor(Date.now() / 1000) + minutes * 60;
const PRESETS = [
  presetOf({ id: 'news', name: 'Evening news', streamIds: ['studio1_main'] }),
  presetOf({
    id: 'old',
    name: 'Old sports feed',
    vendors: ['Ws'],
    streamIds: ['sports_old'],
    archived: true,
  }),
  presetOf({ id: 'moved', name: 'Regional window', accountId: 'second', streamIds: ['region_7'] }),
  presetOf({ id: 'practice', name: 'Practice: Tencent', accountId: 'practice' }),
];

/** An orphan of each kind, beside what is in order. */
export function onAirSeed(appearance: AppearanceState): Seed {
  const seed = boardSeed(appearance);
  const [main, second, , practice] = seed.state.accounts;
  const accounts = [main, second, practice].flatMap((one) => (one ? [one] : []));
  const own = { appId: main?.appId ?? 0, accountName: main?.name ?? '' };
  const named = (presetId: string, presetName: string) => ({ ...own, presetId, presetName });
  const recordings: AppState['recordings'] = [
    recordingOf({
      ...named('news', 'Evening news'),
      streamId: 'studio1_main',
      since: ago(77),
      endTime: inMinutes(48),
    }),
    recordingOf({
      ...named('news', 'Evening news'),
      vendor: 'Huawei',
      streamId: 'studio1_signlanguage_backup_line_through_the_second_satellite_uplink',
      since: ago(77),
    }),
    recordingOf({
      ...named('old', 'Old sports feed'),
      vendor: 'Ws',
      streamId: 'sports_old',
      since: ago(1510),
    }),
    recordingOf({
      ...named('gone', '体育直播 主信号'),
      vendor: 'Aliyun',
      streamId: 'arena_world',
      since: ago(3),
      certainty: 'uncertain',
    }),
    recordingOf({
      ...named('gone', '体育直播 主信号'),
      vendor: 'Huawei',
      streamId: 'arena_world',
      since: ago(3),
      certainty: 'reported',
    }),
    recordingOf({
      ...named('moved', 'Regional window'),
      streamId: 'region_7',
      since: ago(31),
      certainty: 'person',
    }),
    recordingOf({
      ...named('late', 'Late talk'),
      appId: 4_242_424_242,
      accountId: 'deleted',
      accountName: 'Former main channel',
      vendor: 'Ws',
      streamId: 'studio3_main',
      since: ago(190),
    }),
    recordingOf({
      presetId: 'practice',
      presetName: 'Practice: Tencent',
      accountId: 'practice',
      accountName: 'Practice',
      appId: practice?.appId ?? 0,
      service: practice?.endpoint ?? '',
      practice: true,
      streamId: 'cdn01',
      since: ago(1),
      endTime: inMinutes(89),
    }),
  ];
  return { ...seed, state: { ...seed.state, accounts, presets: PRESETS, runs: {}, recordings } };
}

const inList =
  (reach: View['reach']): View['reach'] =>
  async (page, texts) => {
    await page.getByRole('link', { name: texts['nav.on-air'], exact: true }).click();
    await page.getByRole('heading', { name: texts['nav.on-air'], exact: true }).waitFor();
    await reach(page, texts);
  };

/** As much as a large station could have: two hundred recordings of forty presets. */
function crowdedOnAir(appearance: AppearanceState): Seed {
  const seed = boardSeed(appearance);
  const presets = Array.from({ length: 40 }, (_, at) =>
    presetOf({
      id: `many-${at}`,
      name:
        at === 3
          ? 'Regional window north with sign language, late repeat, second channel and radio'
          : `Channel ${at + 1}`,
      vendors: [...VENDORS],
      streamIds: [`channel_${at}`, `channel_${at}_b`],
    }),
  );
  const recordings = Array.from({ length: 200 }, (_, at) =>
    recordingOf({
      presetId: `many-${at % 40}`,
      presetName: `Channel ${(at % 40) + 1}`,
      vendor: VENDORS[Math.floor(at / 40) % 4] ?? 'Ws',
      streamId: `channel_${at % 40}${at >= 160 ? '_b' : ''}`,
      since: ago(at),
      certainty: at % 17 === 0 ? 'uncertain' : 'accepted',
    }),
  );
  const accounts = [accountOf()];
  return { ...seed, state: { ...seed.state, accounts, presets, runs: {}, recordings } };
}

/** On air, and what is asked there. */
export const ON_AIR_VIEWS: readonly View[] = [
  { name: 'on-air', seed: onAirSeed, reach: inList(stay) },
  {
    name: 'on-air-empty',
    seed: (appearance) => {
      const seed = onAirSeed(appearance);
      return { ...seed, state: { ...seed.state, recordings: [] } };
    },
    reach: inList(stay),
  },
  { name: 'on-air-crowded', seed: crowdedOnAir, reach: inList(stay) },
  {
    name: 'on-air-stop-all',
    seed: onAirSeed,
    reach: inList((page, texts) => openDialog(page, texts['onAir.stopAll'])),
  },
  {
    name: 'on-air-not-recording',
    seed: onAirSeed,
    reach: inList(async (page, texts) => {
      const more = texts['onAir.more'];
      await press(
        page,
        more.replace('{{stream}}', 'region_7').replace('{{vendor}}', texts['vendor.name.Tencent']),
      );
      await page.getByRole('menuitem').first().waitFor();
    }),
  },
  {
    name: 'question-stop-orphans',
    seed: (appearance) => {
      const seed = onAirSeed(appearance);
      const questions = [{ kind: 'stop' as const, presetId: 'moved' }];
      return { ...seed, state: { ...seed.state, questions } };
    },
    reach: async (page) => page.getByRole('dialog').waitFor(),
  },
];
