import {
  type CertificateChoice,
  type Network,
  type NetworkRoute,
  proxyUrlSchema,
} from '#contract/model/network.ts';

/** The way out as fields hold it: an address that may be none yet, and what is to become of the certificates. */
export interface RouteForm {
  readonly proxy: Network['proxy'];
  readonly proxyUrl: string;
  readonly certificates: NetworkRoute['certificates'];
}

export const routeFormOf = ({ proxy, proxyUrl }: Network): RouteForm => ({
  proxy,
  proxyUrl: proxyUrl ?? '',
  certificates: 'keep',
});

/** Whether the address keeps the form from being saved. One that is not used may be missing. */
export function isProxyUrlWrong({ proxy, proxyUrl }: RouteForm): boolean {
  const isUsed = proxy === 'manual' || proxyUrl.trim() !== '';
  return isUsed && !proxyUrlSchema.safeParse(proxyUrl).success;
}

/** What a form with a right address stands for. */
export const routeOf = ({ proxyUrl, ...route }: RouteForm): NetworkRoute => ({
  ...route,
  proxyUrl: proxyUrl.trim() || null,
});

/** The choice after the operator has picked another file: an unusable file is never chosen. */
export const certificatesAfter = (
  before: RouteForm['certificates'],
  choice: CertificateChoice | null,
): RouteForm['certificates'] => {
  if (choice?.kind === 'usable') return 'chosen';
  // Main has forgotten the file that was chosen before this one.
  return choice && before === 'chosen' ? 'keep' : before;
};
