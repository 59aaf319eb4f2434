import type { ControlView } from '#contract/model/control-view.ts';

/** Whether anything that is switched on takes starts and stops from outside: tally only shows. */
export const takesCommands = ({
  http,
  hyperdeck,
}: Pick<ControlView, 'http' | 'hyperdeck'>): boolean => http.enabled || hyperdeck.enabled;
