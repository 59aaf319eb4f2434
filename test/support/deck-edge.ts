import { rememberedSignals } from '#contract/rules/preset-signal.ts';
import { Deck } from '../../electron/control/hyperdeck/deck.ts';
import { createDeckServer } from '../../electron/control/hyperdeck/deck-server.ts';
import { createPress } from '../../electron/control/hyperdeck/press.ts';
import { stateOf } from './app-states.ts';
import { rawConnection } from './control/raw-connection.ts';
import { until } from './desktop/until.ts';
import type { Edge, Seen } from './edges.ts';
import type { recordingBench } from './recording-bench.ts';

type Bench = ReturnType<typeof recordingBench>;

/** Of the four seconds that a press waits for the vendors this deck waits so small a part. */
const HASTE = 25;

/** A deck with the preset in its one slot, on a port of its own: `record` and `stop` as a panel sends them. */
export function deckEdge(near: Bench): Edge {
  const press = async (command: string, presetId: string): Promise<Seen> => {
    const server = createDeckServer({
      deck: new Deck(servicesOf(near, presetId), 'a1b2c3'),
      mayConnect: () => true,
      onFault: (error) => near.faults.push(error),
    });
    const port = await server.listen('127.0.0.1', 0);
    const panel = await rawConnection(port);
    try {
      const greeting = await until('greeted', () => panel.told.endsWith('\r\n\r\n') && panel.told);
      panel.send(`${command}\n`);
      const answer = () => panel.told.slice(greeting.length);
      await until('answered', () => answer().includes('\r\n'));
      return answer().split('\r\n')[0] as Seen;
    } finally {
      panel.destroy();
      await server.close();
    }
  };
  return { start: (id) => press('record', id), stop: (id) => press('stop', id) };
}

function servicesOf(near: Bench, presetId: string): ConstructorParameters<typeof Deck>[0] {
  const signals = rememberedSignals();
  const shown = () =>
    stateOf({
      accounts: near.listAccounts(),
      presets: [...near.presets.values()],
      runs: near.runs(),
      recordings: near.recordings.list(0),
    });
  const after = (ms: number, work: () => void) => {
    const timer = setTimeout(work, ms / HASTE);
    return () => clearTimeout(timer);
  };
  const isUnderWay = (id: string) => near.runner.underWay.some((run) => run.presetId === id);
  return {
    slots() {
      const signal = signals(shown()).get(presetId);
      return [signal ? { signal, end: near.presets.get(presetId)?.end ?? null } : null];
    },
    press: createPress({
      commands: near.commands,
      state: {
        get state() {
          return shown();
        },
        subscribe: (listener) => {
          near.settledListeners.add(listener);
          return () => near.settledListeners.delete(listener);
        },
      },
      mayRun: (id) => isUnderWay(id) || near.toStop(id).length > 0,
      onFault: (error) => near.faults.push(error),
    }),
    isPaused: () => near.remote.paused,
    now: near.now,
    monotonic: () => performance.now(),
    after,
  };
}
