import { afterEach, beforeEach, expect, test } from 'vitest';
import { performCommands } from '../../../electron/control/command-line/session.ts';
import { createHandlers, type HandlerServices } from '../../../electron/ipc/handlers.ts';
import { Refused } from '../../../electron/recording/refused.ts';
import {
  type EventClient,
  streamClient,
  webSocketClient,
} from '../../support/control/event-clients.ts';
import { type HttpDesk, httpDesk, PRESET, READ_TOKEN } from '../../support/control/http-desk.ts';
import { type RawConnection, rawConnection } from '../../support/control/raw-connection.ts';
import { until } from '../../support/desktop/until.ts';
import { handoverBench } from '../../support/handover-bench.ts';
import { freePort } from '../../support/network/free-port.ts';

/** The window's handlers, a second process's command line, the HTTP API and a deck, all pressed at once. */
let desk: HttpDesk;
let bench: ReturnType<typeof handoverBench>;
let deck: RawConnection;
let watchers: EventClient[];

beforeEach(async () => {
  const port = await freePort();
  desk = await httpDesk(undefined, {}, { hyperdeck: { decks: [{ port, presets: [PRESET] }] } });
  bench = handoverBench();
  await bench.listen({
    async perform(request, emit) {
      const exitCode = await performCommands(request, desk.near.session, emit);
      emit({ kind: 'done', exitCode });
    },
  });
  deck = await until('the deck listens', () => rawConnection(port).catch(() => false as const));
  await until('it has said what it is', () => deck.told.endsWith('\r\n\r\n'));
  const from = { port: desk.port, token: READ_TOKEN };
  watchers = [webSocketClient(from), streamClient(from)];
  await until('the watchers have begun', () => watchers.every(({ told }) => told.length > 0));
});
afterEach(async () => {
  deck.destroy();
  for (const watcher of watchers) watcher.close();
  await bench.close();
  const { faults } = desk;
  await desk.close();
  expect([faults, bench.faults]).toEqual([[], []]);
});

/** A press began the run, or left alone what another one had begun. */
type Outcome = 'began' | 'left alone';
type Action = 'start' | 'stop';

/** Reasons of a press that came second: while the run is under way, or after it. */
const SECOND = ['already-running', 'nothing-missing', 'running-already', 'nothing-to-stop'];
const second = (reason: unknown): Outcome => {
  expect(SECOND).toContain(reason);
  return 'left alone';
};

async function byWindow(action: Action): Promise<Outcome> {
  const presetId = desk.near.presets.findByName(PRESET)?.id ?? '';
  // What a start and a stop need: the rest of the desktop is not asked.
  const handlers = createHandlers(desk.near as unknown as HandlerServices);
  try {
    const answer = await (action === 'start'
      ? handlers['runs.start']({ presetId, scope: 'ask', unrecorded: false }, 'main')
      : handlers['runs.stop']({ presetId, confirmed: true }, 'main'));
    return answer.kind === 'question' ? 'left alone' : 'began';
  } catch (error) {
    if (error instanceof Refused) return second(error.code);
    throw error;
  }
}

async function byCommandLine(action: Action): Promise<Outcome> {
  const { handover, events } = await bench.hand({
    actions: [{ kind: action, preset: PRESET }],
    ...{ force: false, exit: true, hidden: true },
  });
  if (handover.kind === 'done' && handover.exitCode === 0) return 'began';
  const [line] = events.flatMap((event) => (event.kind === 'line' ? [event.json] : []));
  return second(line?.reason);
}

async function byHttp(action: Action): Promise<Outcome> {
  const path = `/v1/presets/${encodeURIComponent(PRESET)}/${action}`;
  const { status, json } = await desk.ask(path, { method: 'POST', key: null });
  if (status === 409) return second(json.reason);
  expect([status, json.accepted]).toEqual([200, true]);
  return 'began';
}

/** A deck that is pressed second waits for the run, and has it as done. */
async function byDeck(action: Action): Promise<void> {
  const before = deck.told.length;
  deck.send(action === 'start' ? 'record\n' : 'stop\n');
  await until('the deck answers', () => deck.told.slice(before).includes('\r\n'), {
    seen: () => deck.told,
  });
  expect(deck.told.slice(before)).toMatch(/^200 ok\r\n/);
}

const SOURCES = ['window', 'command-line', 'http'] as const;

test.each(['start', 'stop'] as const)(
  'a %s through all surfaces at once is one run, and all are told the same',
  async (action) => {
    const { far, near } = desk;
    if (action === 'stop') await byHttp('start');
    const before = far.requests.length;
    // The vendor's answer leaves once all but the first press were answered: each of them finds the run under way.
    let later = 0;
    let letOut: () => void = () => undefined;
    const after = new Promise<void>((resolve) => {
      letOut = resolve;
    });
    const counted = async (press: Promise<Outcome>): Promise<Outcome> => {
      const outcome = await press;
      if (outcome === 'left alone') later += 1;
      const isByDeck = near.runner.underWay[0]?.source === 'hyperdeck';
      if (later === (isByDeck ? 3 : 2)) letOut();
      return outcome;
    };
    far.script.add({ when: before + 1, twist: { do: 'nothing', after } });
    const [outcomes] = await Promise.all([
      Promise.all([byWindow, byCommandLine, byHttp].map((press) => counted(press(action)))),
      byDeck(action),
    ]);
    await until('nothing is under way', () => near.runner.underWay.length === 0);
    expect(far.requests.slice(before).map((one) => one.param('Action'))).toEqual([
      action === 'start' ? 'StartCDNRecord' : 'StopCDNRecord',
    ]);
    const run = near.journal.runsSince(new Date(0)).at(-1);
    const began = SOURCES.filter((_source, at) => outcomes[at] === 'began');
    expect(began).toEqual(run?.source === 'hyperdeck' ? [] : [run?.source]);

    const records = action === 'start';
    expect(near.state.state.recordings).toHaveLength(records ? 1 : 0);
    const { json } = await desk.ask(`/v1/presets/${encodeURIComponent(PRESET)}`);
    expect([json.run, json.recording]).toEqual([run?.id, records ? 1 : 0]);
    const saysSo = ({ told }: EventClient) =>
      told.some(
        (one) =>
          one.type === 'preset' &&
          one.preset?.run === run?.id &&
          one.preset?.recording === (records ? 1 : 0),
      );
    await until('both watchers are told', () => watchers.every(saysSo));
    deck.send('transport info\n');
    await until('the deck shows it', () => deck.told.includes('208 transport info:'));
    await until('all of it', () => deck.told.includes('loop: false'));
    expect(deck.told).toMatch(records ? /status: record\r\n/ : /status: stopped\r\n/);
  },
);
