import { LONGEST_PHASE, type Network } from '#contract/model/network.ts';

export const PHASES = ['connect', 'headers', 'body'] as const;
export type Phase = (typeof PHASES)[number];

/** The time-outs as fields hold them: texts that may not be numbers yet. */
export type TimeoutsForm = Readonly<Record<Phase, string>>;

export const timeoutsFormOf = ({ connect, headers, body }: Network['timeouts']): TimeoutsForm => ({
  connect: String(connect),
  headers: String(headers),
  body: String(body),
});

/** The fields that keep the form from being saved. */
export const wrongTimeouts = (form: TimeoutsForm): Phase[] =>
  PHASES.filter((phase) => {
    const seconds = Number(form[phase]);
    return !Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_PHASE;
  });

/** The settings that a form without a wrong field stands for. */
export const timeoutsOf = ({ connect, headers, body }: TimeoutsForm): Network['timeouts'] => ({
  connect: Number(connect),
  headers: Number(headers),
  body: Number(body),
});
