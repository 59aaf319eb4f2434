import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Preset } from '#contract/model/preset.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { type Production, productionAt, runFor } from '../../support/fake-bridge/wall-seeds.ts';
import { SECRET } from '../../support/provision.ts';
import { type Appearance, SMALLEST, USUAL } from '../appearances.ts';
import { ask, stateOf } from '../ask.ts';
import type { Stage } from '../stage.ts';
import { recordRun } from './on-air.ts';

/** Each wall is an app of its own: what is removed while it records stays on the wall. */
export const WALLS = [8, 24, 30, 48, 120] as const;

const FULL_HD = { width: 1920, height: 1080 };
const UHD = { width: 3840, height: 2160 };
/** The others follow from these: one dark, one light, in each language. */
const TWO: readonly Appearance[] = [
  { language: 'en', theme: 'dark' },
  { language: 'zh-CN', theme: 'light' },
];
const APP_IDS = { Main: 1_234_567_890, Regional: 987_654_321 } as const;
/** What a restart makes something else of. */
const NEVER: ReadonlySet<Production['doing']> = new Set(['sending', 'verified']);

const productions = (count: number): Production[] =>
  Array.from({ length: count }, (_, index) => productionAt(index)).map((one) =>
    NEVER.has(one.doing) ? { ...one, doing: 'idle' } : one,
  );

/** Accounts and so many presets, a third of them under another account. */
export function wallProvision(folder: string, count: number): string {
  const path = join(folder, 'wall.json');
  const accounts = Object.entries(APP_IDS).map(([name, appId]) => ({
    name,
    appId,
    serverSecret: SECRET,
  }));
  const presets = productions(count).map(({ name, vendors, streams }, index) => ({
    name,
    account: index % 3 === 0 ? 'Regional' : 'Main',
    vendors,
    streamIds: Array.from({ length: streams }, (_, at) =>
      at === 0 ? `studio${index}_backup` : `studio${index}_camera_${at}`,
    ),
  }));
  writeFileSync(path, JSON.stringify({ accounts, presets }), { mode: 0o600 });
  return path;
}

/** Writes what each of them did. */
export function putOnWall(userDataDir: string, count: number): void {
  const { data } = JSON.parse(readFileSync(join(userDataDir, 'presets.json'), 'utf8')) as {
    data: Preset[];
  };
  const journal = new SqliteJournal(join(userDataDir, 'journal.sqlite'));
  productions(count).forEach((production, index) => {
    const preset = data.find(({ name }) => name === production.name);
    const run = runFor(production, preset, Date.now());
    const account = index % 3 === 0 ? 'Regional' : 'Main';
    if (run) recordRun(journal, { ...run, accountName: account, appId: APP_IDS[account] });
  });
  journal.close();
}

/** A wall of so many presets, two of them practice. */
export async function wall({ page, shoot }: Stage, count: (typeof WALLS)[number]): Promise<void> {
  const { presets } = await stateOf(page);
  const practice = presets.filter(({ name }) => name.startsWith('Practice: '));
  for (const { id } of practice.slice(2)) await ask(page, 'presets.remove', { id });
  await ask(page, 'settings.save', { welcomed: true, board: 'wall' });
  await page.getByRole('gridcell').first().waitFor();
  if (count !== 24) {
    await shoot(`wall-${count}`, FULL_HD, TWO);
    if (count === 120) await shoot('wall-120-large', UHD, TWO.slice(0, 1));
    return;
  }
  await shoot('wall-24', FULL_HD);
  await shoot('wall-24-usual', USUAL, TWO);
  await shoot('wall-24-smallest', SMALLEST, TWO);
  await page.keyboard.press('!');
  await page.getByRole('complementary').waitFor();
  await shoot('wall-24-panel', FULL_HD, TWO);
  await page.keyboard.press('Escape');
}
