import type { AppState } from '#contract/model/app-state.ts';

/** How far the servers' clock is ahead of this computer's: their time is what ends a recording. */
export const serverAheadSeconds = (problems: AppState['problems']): number =>
  Number.parseInt(problems.find(({ code }) => code === 'clock-off')?.detail ?? '', 10) || 0;
