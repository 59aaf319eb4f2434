import type { Preset } from '#contract/model/preset.ts';
import type { PresetSignal, SignalState } from '#contract/rules/preset-signal.ts';
import { CommandReader } from '../../electron/control/hyperdeck/command-reader.ts';
import { Deck } from '../../electron/control/hyperdeck/deck.ts';
import type { PressResult } from '../../electron/control/hyperdeck/press.ts';
import { DeckSession } from '../../electron/control/hyperdeck/session.ts';
import type { Slot } from '../../electron/control/hyperdeck/views.ts';
import { manualTimers } from './manual-timers.ts';

/** When the bench begins, in milliseconds since the epoch. */
export const BEGIN_MS = Date.parse('2026-11-28T10:00:00.000Z');

interface Shown {
  readonly state: SignalState;
  readonly records?: boolean;
  readonly acceptedAt?: string;
  readonly endsAt?: number;
  readonly end?: Preset['end'];
}

/** A deck of two slots without sockets: what its presets do, and when vendors answer, is up to the test. */
export function deckBench(names: readonly string[] = ['Evening news', 'Late talk']) {
  const timers = manualTimers();
  const shown = new Map<string, Slot>();
  const pressed: { readonly press: string; answer(result: PressResult): void }[] = [];
  let isPaused = false;
  const press = (button: string) => (presetId: string, via: string) =>
    new Promise<PressResult>((resolve) => {
      pressed.push({ press: `${button} ${presetId} from ${via}`, answer: resolve });
    });
  const now = () => BEGIN_MS + timers.now();
  const deck = new Deck(
    {
      slots: () => names.map((name) => shown.get(name) ?? null),
      press: { record: press('record'), stop: press('stop') },
      isPaused: () => isPaused,
      now,
      monotonic: timers.now,
      after: timers.after,
    },
    'a1b2c3',
  );
  const show = (name: string, change: Shown | null) => {
    const { state, end = null, ...given }: Shown = change ?? { state: 'idle' };
    const records = given.records ?? (state === 'accepted' || state === 'incomplete');
    const acceptedAt = given.acceptedAt ?? (records ? new Date(now()).toISOString() : null);
    const signal: PresetSignal = {
      ...{ presetId: `id of ${name}`, name, state, records, acceptedAt },
      ...{ endsAt: given.endsAt ?? null, practice: false },
    };
    shown.set(name, change && { signal, end });
    deck.changed();
  };
  for (const name of names) show(name, { state: 'idle', end: { afterMinutes: 90 } });
  return {
    deck,
    timers,
    show,
    /** What was pressed and waits for an answer, in order. */
    pressed,
    pause(paused: boolean) {
      isPaused = paused;
      deck.changed();
    },
    /** A client, with all that it was told. */
    client(address = '192.0.2.7') {
      const told: string[] = [];
      let isEnded = false;
      const line = {
        ...{ address, send: (message: string) => void told.push(message) },
        end: () => {
          isEnded = true;
        },
      };
      const session = new DeckSession(deck, line);
      const reader = new CommandReader();
      return {
        isEnded: () => isEnded,
        leave: () => session.leave(),
        /** What it was told since the last look. */
        told: () => told.splice(0),
        /** Sends it, without a wait for the answer. */
        async send(text: string): Promise<void> {
          for (const read of reader.read(Buffer.from(`${text}\n`))) {
            if (read.kind !== 'command') throw new Error(`no command: ${text}`);
            await session.answer(read.command);
          }
        },
      };
    },
  };
}
