import { SMALLEST } from '../appearances.ts';
import { ask } from '../ask.ts';
import { goTo, type Stage } from '../stage.ts';

/** What a person sees who has just installed it. */
export async function firstStart({ page, shoot }: Stage): Promise<void> {
  await shoot('first-start');
  await shoot('first-start-smallest', SMALLEST);
  await goTo(page, 'history');
  await shoot('history-empty');
  await goTo(page, 'presets');
  await ask(page, 'settings.save', { welcomed: true });
  await shoot('presets-idle');
}
