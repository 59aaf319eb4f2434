import type { Page } from 'playwright';
import type {
  Answer,
  Bridge,
  ChannelArgs,
  ChannelName,
  ChannelResult,
} from '#contract/ipc/channels.ts';
import { LOCALES } from '#contract/locales/index.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { until } from '../support/desktop/until.ts';

/** Asks main through the window's own bridge, as the page does. */
export async function ask<N extends ChannelName>(
  page: Page,
  channel: N,
  args: ChannelArgs<N>,
): Promise<ChannelResult<N>> {
  const answer = (await page.evaluate(
    ([name, given]) => {
      const { cdnRecorder } = window as unknown as { cdnRecorder: Bridge };
      return cdnRecorder.ask(name as ChannelName, given as ChannelArgs<ChannelName>);
    },
    [channel, args] as const,
  )) as Answer<ChannelResult<N>>;
  if (answer.ok) return answer.value;
  throw new Error(`${channel}: ${answer.code}: ${answer.message}`);
}

export const stateOf = async (page: Page): Promise<AppState> =>
  (await ask(page, 'state.get', null)).state;

export async function presetId(page: Page, name: string): Promise<string> {
  const preset = (await stateOf(page)).presets.find((candidate) => candidate.name === name);
  if (!preset) throw new Error(`there is no preset ${name}`);
  return preset.id;
}

/** Presses a preset's Start button and waits for what comes of it. What runs already is started once more. */
export async function startAndSettle(page: Page, name: string): Promise<void> {
  const id = await presetId(page, name);
  const before = (await stateOf(page)).runs[id]?.id;
  await page.getByRole('button', { name: `Start ${name}`, exact: true }).click();
  const all = page.getByRole('button', { name: LOCALES.en['question.start.all'] });
  await until(`${name} settles`, async () => {
    if (await all.isVisible()) await all.click();
    const run = (await stateOf(page)).runs[id];
    return run && run.id !== before && run.status !== 'queued' && run.status !== 'sending';
  });
}
