import {
  hostSchema,
  isTslAddress,
  type TslTarget,
  tslTargetSchema,
} from '#contract/model/control.ts';
import { readPort } from '../form/listen-form.ts';

/** The lamp of a preset, with its address as it is typed. */
export interface LampForm {
  readonly presetId: string;
  readonly address: string;
}

type Choices = Omit<TslTarget, 'host' | 'port' | 'screen' | 'addresses'>;

/** One receiver as it is typed. */
export interface TargetForm extends Choices {
  /** Stays with the receiver while others come and go. */
  readonly key: number;
  readonly host: string;
  readonly port: string;
  readonly screen: string;
  readonly lamps: readonly LampForm[];
}

export interface TallyForm {
  readonly targets: readonly TargetForm[];
}

export interface TargetProblems {
  readonly fields: ReadonlySet<'host' | 'port' | 'screen'>;
  /** Ids of the presets whose address cannot be saved. */
  readonly lamps: ReadonlySet<string>;
}

/** The port of TallyArbiter and of most multiviewers. */
const USUAL_PORT = 8900;
const LAST_SCREEN = 65_535;

const readNumber = (text: string): number | null =>
  /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : null;

/** The last address that a target of this protocol has. */
export const lastAddress = (protocol: TslTarget['protocol']): number =>
  [65_534, 126].find((address) => isTslAddress(protocol, address)) ?? 0;

export const tallyFormOf = (targets: readonly TslTarget[]): TallyForm => ({
  targets: targets.map(({ port, screen, addresses, ...target }, key) => ({
    ...target,
    key,
    port: String(port),
    screen: String(screen),
    lamps: addresses.map(({ presetId, address }) => ({ presetId, address: String(address) })),
  })),
});

/** 3.1 has no other characters than ASCII. */
export const withProtocol = (
  { text }: Pick<TargetForm, 'text'>,
  protocol: TslTarget['protocol'],
): Pick<TargetForm, 'protocol' | 'text'> => ({
  protocol,
  text: protocol === '3.1-udp' ? 'ascii' : text,
});

export function targetProblems({
  protocol,
  host,
  port,
  screen,
  lamps,
}: TargetForm): TargetProblems {
  const fields = new Set<'host' | 'port' | 'screen'>();
  if (!hostSchema.safeParse(host.trim()).success) fields.add('host');
  if (readPort(port) === null) fields.add('port');
  const shown = readNumber(screen);
  if (shown === null || shown > LAST_SCREEN) fields.add('screen');
  const wrong = lamps.filter(({ address }) => {
    const at = readNumber(address);
    return at === null || !isTslAddress(protocol, at);
  });
  return { fields, lamps: new Set(wrong.map(({ presetId }) => presetId)) };
}

/** What receivers without problems stand for; null where there are some. */
export function tallyOf({ targets }: TallyForm): TslTarget[] | null {
  const isWrong = targets.some((target) => {
    const { fields, lamps } = targetProblems(target);
    return fields.size > 0 || lamps.size > 0;
  });
  if (isWrong) return null;
  return targets.map(({ key: _, lamps, ...target }) =>
    tslTargetSchema.parse({
      ...target,
      host: target.host.trim(),
      port: readPort(target.port),
      screen: readNumber(target.screen),
      addresses: lamps.map(({ presetId, address }) => ({
        presetId,
        address: readNumber(address),
      })),
    }),
  );
}

/** One receiver more, as most of them read the protocol. */
export function withTarget(targets: readonly TargetForm[]): readonly TargetForm[] {
  const key = Math.max(-1, ...targets.map((target) => target.key)) + 1;
  const target: TargetForm = {
    key,
    protocol: '5.0-udp',
    host: '',
    port: String(USUAL_PORT),
    text: 'utf-16',
    screen: '0',
    brightness: 3,
    swapTallies: false,
    framed: true,
    amberAs: 'amber',
    lamps: [],
  };
  return [...targets, target];
}

/** One lamp more, at the next address. */
export function withLamp(lamps: readonly LampForm[], presetId: string): readonly LampForm[] {
  const known = lamps.flatMap(({ address }) => readNumber(address) ?? []);
  return [...lamps, { presetId, address: String(Math.max(0, ...known) + 1) }];
}
