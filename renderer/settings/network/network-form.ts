import type { LocaleKey } from '../../../electron/contract/locales/index.ts';
import { LONGEST_PHASE, type Network, proxyUrlSchema } from '../../../electron/contract/network.ts';

export const PHASES = ['connect', 'headers', 'body'] as const;
export type Phase = (typeof PHASES)[number];

/** The network's settings as fields hold them: texts that may not be numbers or addresses yet. */
export interface NetworkForm {
  readonly proxy: Network['proxy'];
  readonly proxyUrl: string;
  readonly caFile: string;
  readonly timeouts: Readonly<Record<Phase, string>>;
}

export type NetworkField = 'proxyUrl' | Phase;
export type NetworkProblems = Partial<Record<NetworkField, LocaleKey>>;

export const networkFormOf = ({ proxy, proxyUrl, caFile, timeouts }: Network): NetworkForm => ({
  proxy,
  proxyUrl: proxyUrl ?? '',
  caFile: caFile ?? '',
  timeouts: {
    connect: String(timeouts.connect),
    headers: String(timeouts.headers),
    body: String(timeouts.body),
  },
});

/** What keeps the form from being saved. An address that is not used may be anything that can be kept. */
export function networkProblems({ proxy, proxyUrl, timeouts }: NetworkForm): NetworkProblems {
  const problems: NetworkProblems = {};
  const isUsed = proxy === 'manual' || proxyUrl.trim() !== '';
  if (isUsed && !proxyUrlSchema.safeParse(proxyUrl).success) {
    problems.proxyUrl = 'network.problem.proxyUrl';
  }
  for (const phase of PHASES) {
    const seconds = Number(timeouts[phase]);
    if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_PHASE) {
      problems[phase] = 'network.problem.timeout';
    }
  }
  return problems;
}

/** The settings that a form without problems stands for. */
export const networkOf = ({ proxy, proxyUrl, caFile, timeouts }: NetworkForm): Network => ({
  proxy,
  proxyUrl: proxyUrl.trim() || null,
  caFile: caFile.trim() || null,
  timeouts: {
    connect: Number(timeouts.connect),
    headers: Number(timeouts.headers),
    body: Number(timeouts.body),
  },
});
