import {
  bindAddressSchema,
  isLoopbackAddress,
  portSchema,
  type ReceiverSettings,
} from '#contract/model/receiver.ts';

/** The fields as they are typed. */
export interface ReceiverForm {
  readonly enabled: boolean;
  readonly address: string;
  readonly port: string;
}

export const receiverFormOf = ({ enabled, address, port }: ReceiverSettings): ReceiverForm => ({
  enabled,
  address,
  port: String(port),
});

const addressOf = ({ address }: ReceiverForm) => bindAddressSchema.safeParse(address.trim());
const portOf = ({ port }: ReceiverForm) =>
  portSchema.safeParse(/^\d+$/.test(port.trim()) ? Number(port.trim()) : null);

/** The fields that cannot be saved. */
export function receiverProblems(form: ReceiverForm): ReadonlySet<'address' | 'port'> {
  const problems = new Set<'address' | 'port'>();
  if (!addressOf(form).success) problems.add('address');
  if (!portOf(form).success) problems.add('port');
  return problems;
}

/** What a form without problems stands for; null where there are some. */
export function receiverOf(form: ReceiverForm): ReceiverSettings | null {
  const [address, port] = [addressOf(form), portOf(form)];
  return address.success && port.success
    ? { enabled: form.enabled, address: address.data, port: port.data }
    : null;
}

/** Whether other computers could reach what is typed. */
export function isOpenToOthers(form: ReceiverForm): boolean {
  const address = addressOf(form);
  return form.enabled && address.success && !isLoopbackAddress(address.data);
}
