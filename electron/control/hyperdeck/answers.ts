import type { Deck } from './deck.ts';
import { PARAMETERS } from './parameters.ts';
import type { PressResult } from './press.ts';
import type { Slot } from './views.ts';
import { block, type FaultCode, type Fields, fault, lined, OK } from './wire.ts';

/** What one client has set for itself. */
export interface SessionState {
  /** What it wants to be told of. */
  readonly flags: Set<string>;
  /** It controls the deck although another client has switched remote control off. */
  isOverriding: boolean;
  /** 0: it is not watched. */
  watchdogSeconds: number;
}

export interface Asked {
  readonly deck: Deck;
  readonly state: SessionState;
  readonly parameters: ReadonlyMap<string, string>;
  /** The address of the client. */
  readonly via: string;
}

/** The whole answer to a command. */
export type DeckHandler = (asked: Asked) => string | Promise<string>;

/** The deck as it calls itself: clients of other protocol versions ask otherwise. */
export const IDENTITY = { 'protocol version': '1.11', model: 'HyperDeck Studio HD Plus' } as const;

/**
 * So long a press waits for the vendors. Clients count a link as lost that has said nothing for six and a half seconds,
 * and send no ping while a command waits.
 */
export const VERDICT_MS = 4_000;

/** A refusal on its way out of a handler. */
class Fault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode) {
    super(fault(code));
    this.code = code;
  }
}

/** What a deck of fixed inputs says of itself; a client may set what it is already. */
const CONFIGURATION: Fields = {
  'audio input': 'embedded',
  'video input': 'SDI',
  'file format': 'H.264High_SDI',
  'audio codec': 'AAC',
  'timecode input': 'internal',
  'audio input channels': 2,
  'record trigger': 'none',
  'record prefix': '',
  'append timestamp': false,
};

function boolean(text: string): boolean {
  if (text !== 'true' && text !== 'false') throw new Fault(102);
  return text === 'true';
}

/** @param least @param most of a whole number */
function integer(text: string, least: number, most: number): number {
  if (!/^\d{1,9}$/.test(text)) throw new Fault(102);
  const value = Number(text);
  if (value < least || value > most) throw new Fault(109);
  return value;
}

const slotId = ({ deck, parameters }: Asked): number => {
  const given = parameters.get('slot id');
  return given === undefined ? deck.selected : integer(given, 1, deck.slots.length);
};

/** @throws Fault where the client may not control the deck now. */
function mustControl({ deck, state }: Asked): void {
  if (deck.services.isPaused()) throw new Fault(111);
  if (!deck.isRemoteEnabled && !state.isOverriding) throw new Fault(111);
}

/** The answer once the vendors have answered, or four seconds have passed: what comes of it is pushed then. */
async function pressed(deck: Deck, pressing: Promise<PressResult>): Promise<string> {
  const { after } = deck.services;
  let cancel = () => {};
  const late = new Promise<'late'>((resolve) => {
    cancel = after(VERDICT_MS, () => resolve('late'));
  });
  const result = await Promise.race([pressing, late]);
  cancel();
  if (result === 'failed') return fault(108);
  return result === 'not-now' ? fault(150) : OK;
}

const record: DeckHandler = ({ deck, parameters, via }) => {
  // Nothing can be appended to a file of a vendor.
  if (boolean(parameters.get('append') ?? 'false')) throw new Fault(101);
  const name = parameters.get('name');
  const slot: Slot = name === undefined ? deck.selectedSlot : deck.slotNamed(name);
  if (slot === null) throw new Fault(name === undefined ? 105 : 102);
  const { presetId, state } = slot.signal;
  if (state === 'accepted') return OK;
  return pressed(deck, deck.services.press.record(presetId, via));
};

const stop: DeckHandler = ({ deck, via }) => {
  const slot = deck.selectedSlot;
  return slot === null ? OK : pressed(deck, deck.services.press.stop(slot.signal.presetId, via));
};

const select: DeckHandler = ({ deck, parameters }) => {
  if (parameters.has('video format')) throw new Fault(101);
  const given = parameters.get('slot id');
  if (given === undefined) throw new Fault(102);
  deck.select(integer(given, 1, deck.slots.length));
  return OK;
};

const remote: DeckHandler = ({ deck, state, parameters }) => {
  if (parameters.size === 0) {
    return block(210, { enabled: deck.isRemoteEnabled, override: state.isOverriding });
  }
  const wanted = new Map([...parameters].map(([name, text]) => [name, boolean(text)]));
  const enable = wanted.get('enable');
  const override = wanted.get('override');
  // Who has paused remote control at the desk is the only one to resume it.
  if (deck.services.isPaused() && (enable || override)) throw new Fault(111);
  if (enable !== undefined) deck.enableRemote(enable);
  if (override !== undefined) state.isOverriding = override;
  return OK;
};

const notify: DeckHandler = ({ state, parameters }) => {
  if (parameters.size === 0) {
    const known = PARAMETERS.get('notify') ?? [];
    return block(209, Object.fromEntries(known.map((flag) => [flag, state.flags.has(flag)])));
  }
  const wanted = [...parameters].map(([flag, text]) => [flag, boolean(text)] as const);
  for (const [flag, isWanted] of wanted) {
    if (isWanted) state.flags.add(flag);
    else state.flags.delete(flag);
  }
  return OK;
};

const configuration: DeckHandler = ({ parameters }) => {
  if (parameters.size === 0) return block(211, CONFIGURATION);
  for (const [name, value] of parameters) {
    if (!(name in CONFIGURATION)) throw new Fault(101);
    if (String(CONFIGURATION[name]) !== value) throw new Fault(102);
  }
  return OK;
};

const watchdog: DeckHandler = ({ state, parameters }) => {
  const period = parameters.get('period');
  if (period === undefined) throw new Fault(102);
  state.watchdogSeconds = integer(period, 0, 86_400);
  return OK;
};

/** A switch of which a deck without that part has one place only. */
const fixed =
  (code: 218 | 220 | 222, fields: Fields): DeckHandler =>
  ({ parameters }) => {
    if (parameters.size === 0) return block(code, fields);
    for (const [name, value] of parameters) {
      if (String(fields[name]) !== value) throw new Fault(103);
    }
    return OK;
  };

/** There is nothing to play, as on a deck with empty disks. */
const noTimeline: DeckHandler = () => fault(107);
const ok: DeckHandler = () => OK;

/** The input is all that there is to see. A recorder that leaves it stops recording, which no preset does by that. */
const preview: DeckHandler = ({ deck, parameters }) => {
  const isInput = boolean(parameters.get('enable') ?? '');
  return isInput || !deck.selectedSlot?.signal.records ? OK : fault(150);
};

/** What changes a deck, even where it has nothing to change: refused while the client may not control it. */
const controlled =
  (handler: DeckHandler): DeckHandler =>
  (asked) => {
    mustControl(asked);
    return handler(asked);
  };

/** What asks without parameters, and changes the deck with some. */
const controlledWhenSet =
  (handler: DeckHandler): DeckHandler =>
  (asked) =>
    asked.parameters.size === 0 ? handler(asked) : controlled(handler)(asked);

const help = (): string =>
  lined(
    '201 help:',
    [...PARAMETERS].map(([name, parameters]) =>
      parameters.length === 0 ? name : `${name} (${parameters.join(', ')})`,
    ),
  );

const commands = (): string =>
  lined('212 commands:', [
    '<commands>',
    ...[...HANDLERS.keys()].map((name) => {
      const parameters = PARAMETERS.get(name) ?? [];
      const inside = parameters.map((one) => `<parameter name="${one}"/>`).join('');
      return `<command name="${name}">${inside}</command>`;
    }),
    '</commands>',
  ]);

const TABLE: Readonly<Record<string, DeckHandler>> = {
  record: controlled(record),
  stop: controlled(stop),
  remote,
  notify,
  configuration: controlledWhenSet(configuration),
  watchdog,
  help,
  commands,
  '?': help,
  'slot select': controlled(select),
  ping: ok,
  quit: ok,
  preview: controlled(preview),
  'device info': ({ deck }) =>
    block(204, { ...IDENTITY, 'unique id': deck.uniqueId, 'slot count': deck.slots.length }),
  'slot info': (asked) => block(202, asked.deck.slotInfo(slotId(asked))),
  'transport info': ({ deck }) => block(208, deck.transportInfo()),
  'disk list': (asked) => block(206, { 'slot id': slotId(asked) }),
  'clips get': () => block(205, { 'clip count': 0 }),
  'clips count': () => block(214, { 'clip count': 0 }),
  'clips clear': controlled(ok),
  'clips rebuild': controlled(ok),
  'playrange clear': controlled(ok),
  'play range clear': controlled(ok),
  'playrange set': controlled(noTimeline),
  'play range set': controlled(noTimeline),
  play: controlled(noTimeline),
  goto: controlled(noTimeline),
  jog: controlled(noTimeline),
  shuttle: controlled(noTimeline),
  'play on startup': controlledWhenSet(fixed(218, { enable: false, 'single clip': false })),
  'play option': controlledWhenSet(fixed(220, { 'stop mode': 'lastframe' })),
  'dynamic range': controlledWhenSet(
    fixed(222, { 'playback override': 'off', 'record override': 'off' }),
  ),
  uptime: ({ deck }) =>
    block(215, { uptime: Math.floor((deck.services.monotonic() - deck.begunAt) / 1000) }),
};

/** The commands that a deck of ours has; each other one of the protocol is unsupported. */
export const HANDLERS: ReadonlyMap<string, DeckHandler> = new Map(
  Object.entries(TABLE).map(([name, handler]) => [name, orFault(handler)]),
);

function orFault(handler: DeckHandler): DeckHandler {
  return async (asked) => {
    try {
      return await handler(asked);
    } catch (error) {
      if (error instanceof Fault) return fault(error.code);
      throw error;
    }
  };
}
