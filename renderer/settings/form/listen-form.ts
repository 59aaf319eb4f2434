import {
  bindAddressSchema,
  isLoopbackAddress,
  portSchema,
  type ReceiverSettings,
} from '#contract/model/receiver.ts';

/** The fields of what listens, as they are typed. */
export interface ListenForm {
  readonly enabled: boolean;
  readonly address: string;
  readonly port: string;
}

export const listenFormOf = ({ enabled, address, port }: ReceiverSettings): ListenForm => ({
  enabled,
  address,
  port: String(port),
});

/** The address that is typed; null where it is none. */
export const readAddress = (text: string): string | null =>
  bindAddressSchema.safeParse(text.trim()).data ?? null;

/** The port that is typed; null where it is none. */
export const readPort = (text: string): number | null =>
  portSchema.safeParse(/^\d+$/.test(text.trim()) ? Number(text.trim()) : null).data ?? null;

/** The fields that cannot be saved. */
export function listenProblems(form: ListenForm): ReadonlySet<'address' | 'port'> {
  const problems = new Set<'address' | 'port'>();
  if (readAddress(form.address) === null) problems.add('address');
  if (readPort(form.port) === null) problems.add('port');
  return problems;
}

/** What a form without problems stands for; null where there are some. */
export function listenOf(form: ListenForm): ReceiverSettings | null {
  const [address, port] = [readAddress(form.address), readPort(form.port)];
  return address === null || port === null ? null : { enabled: form.enabled, address, port };
}

/** Whether other computers could reach what is typed. */
export function isOpenToOthers({
  enabled,
  address,
}: Pick<ListenForm, 'enabled' | 'address'>): boolean {
  const known = readAddress(address);
  return enabled && known !== null && !isLoopbackAddress(known);
}
