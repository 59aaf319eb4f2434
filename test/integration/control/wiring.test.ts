import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import TSL31 from 'tsl-umd';
import TSL5 from 'tsl-umd-v5';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TslTarget } from '#contract/model/control.ts';
import type { PresetSignal, SignalState } from '#contract/rules/preset-signal.ts';
import { createDeckServer } from '../../../electron/control/hyperdeck/deck-server.ts';
import { TallyService } from '../../../electron/control/tsl/tally-service.ts';
import { parseProvision } from '../../../electron/storage/provision.ts';
import { type RawConnection, rawConnection } from '../../support/control/raw-connection.ts';
import { deckBench } from '../../support/deck-bench.ts';
import { until } from '../../support/desktop/until.ts';
import { blocksOf, cellsOf, codeSpans, readDocument, sectionOf } from '../../support/documents.ts';

/** The tables of settings in the document, driven over real sockets: what they promise is what a desk gets. */
const DOCUMENT = readDocument('docs/automation.md');

/** The cells of a section's last table, its head left out. */
const tableOf = (section: string): string[][] => {
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  const rule = rows.findLastIndex((row) => /^\|[-|]+\|$/.test(row));
  return rows.slice(rule + 1).map(cellsOf);
};

const controlOf = (text: string) => {
  const preset = (name: string) => ({
    ...{ name, account: 'Main', vendors: ['Tencent'], streamIds: ['cdn01'] },
  });
  const parsed = parseProvision(
    JSON.stringify({
      accounts: [{ name: 'Main', appId: 1, serverSecret: 'a'.repeat(32) }],
      presets: ['Evening news', 'Late talk'].map(preset),
      ...JSON.parse(text),
    }),
    [],
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return parsed.provision.control ?? expect.fail('no control');
};

describe('ATEM', () => {
  const section = sectionOf(DOCUMENT, 'ATEM');
  const [provision = ''] = blocksOf(section, 'json');
  const [deck] = controlOf(provision).hyperdeck?.decks ?? [];
  const rows = tableOf(section);
  let bench: ReturnType<typeof deckBench>;
  let panel: RawConnection;
  let close: () => Promise<void>;

  beforeEach(async () => {
    bench = deckBench(deck?.presets);
    const faults: unknown[] = [];
    const server = createDeckServer({
      deck: bench.deck,
      mayConnect: () => true,
      onFault: (error) => faults.push(error),
    });
    panel = await rawConnection(await server.listen('127.0.0.1', 0));
    close = async () => {
      panel.destroy();
      await server.close();
      expect(faults).toEqual([]);
    };
  });
  afterEach(() => close());

  /** The vendors take what was pressed, and the deck shows it. */
  const answerPresses = () => {
    for (const { press, answer } of bench.pressed.splice(0)) {
      bench.show('Evening news', { state: press.startsWith('record') ? 'accepted' : 'idle' });
      answer('done');
    }
  };

  test('has no field for a port: the deck of the example is at the one that it takes', () => {
    expect(codeSpans(section)).toContain('9993');
    expect(deck?.port).toBe(9993);
  });

  test('gets each answer of the table, in its order', async () => {
    expect(rows.length).toBeGreaterThan(5);
    let before = 0;
    for (const [does = '', sends = '', gets = ''] of rows) {
      const [command] = codeSpans(sends);
      if (command) panel.send(`${command}\n`);
      const promised = codeSpans(gets);
      expect([does, promised.length]).not.toEqual([does, 0]);
      await until(
        does,
        () => {
          answerPresses();
          const told = panel.told.slice(before).split('\r\n');
          return promised.every((line) => told.includes(line));
        },
        { seen: () => panel.told.slice(before) },
      );
      await until('all of it', () => panel.told.endsWith('\r\n'));
      before = panel.told.length;
    }
  });
});

describe('TallyArbiter', () => {
  const section = sectionOf(DOCUMENT, 'TallyArbiter');
  const targets = blocksOf(section, 'json').flatMap((text) => controlOf(text).tsl ?? []);
  const rows = tableOf(section);
  /** Of the lamps as the table calls them. */
  const STATES: Readonly<Record<string, SignalState>> = {
    ...{ red: 'accepted', amber: 'incomplete', green: 'file-found', off: 'idle' },
  };
  let tally: TallyService;
  let shown: ReadonlyMap<string, PresetSignal>;

  beforeEach(() => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    tally = new TallyService({
      after: (ms, work) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
      signals: () => shown,
      tell: () => undefined,
    });
    show('idle');
  });
  afterEach(async () => {
    await tally.stop();
    vi.restoreAllMocks();
  });

  const show = (state: SignalState) => {
    const signal = {
      ...{ presetId: 'news', name: 'Evening news', state, records: state === 'accepted' },
      ...{ acceptedAt: null, endsAt: null, practice: false },
    };
    shown = new Map([['news', signal]]);
    tally.changed();
  };

  /** The settings of the example, to a receiver at another port. */
  const targetOf = (protocol: TslTarget['protocol'], port: number): TslTarget => {
    const found = targets.find((target) => target.protocol === protocol);
    if (!found) throw new Error(`no example of ${protocol}`);
    const addresses = Object.values(found.addresses).map((address) => ({
      ...{ presetId: 'news', address },
    }));
    return { ...found, port, addresses };
  };

  /** Shows each lamp of the table until the receiver has what the table says. */
  async function holdsTable(column: 1 | 2, seen: () => string | undefined): Promise<void> {
    expect(rows.map(([lamp]) => lamp)).toEqual(['red', 'amber', 'green', 'off']);
    for (const row of rows) {
      const [promised] = codeSpans(row[column] ?? '');
      show(STATES[row[0] ?? ''] ?? expect.fail('no such lamp'));
      await until(`${row[0]}: ${promised}`, () => seen() === promised, {
        seen: () => String(seen()),
      });
    }
  }

  test('takes 5.0 at the port and the address that the document names', async () => {
    expect(targets.map(({ port }) => port)).toEqual([8900, 8900]);
    expect(codeSpans(section)).toContain('8900');
    const decoder = new TSL5();
    let seen: { index: number; display: { lh_tally: number; text: string } } | undefined;
    decoder.on('message', (message) => {
      seen = message;
    });
    const receiver = createSocket('udp4');
    receiver.on('message', (packet) => decoder.processTally(packet, 'us'));
    receiver.bind(0, '127.0.0.1');
    await once(receiver, 'listening');
    try {
      await tally.follow([targetOf('5.0-udp', receiver.address().port)]);
      await holdsTable(1, () => seen && String(seen.display.lh_tally));
      expect(seen).toMatchObject({ index: 1, display: { text: 'Evening news' } });
    } finally {
      receiver.close();
    }
  });

  test('takes 3.1 with its tallies the other way round', async () => {
    const receiver = new TSL31(0);
    let seen: Record<string, unknown> | undefined;
    receiver.on('message', (message: Record<string, unknown>) => {
      seen = message;
    });
    await once(receiver.server, 'listening');
    try {
      await tally.follow([targetOf('3.1-udp', receiver.server.address().port)]);
      await holdsTable(2, () => seen && `${seen.tally1} ${seen.tally2}`);
      expect(seen).toMatchObject({ address: 1, label: 'Evening news    ' });
    } finally {
      receiver.server.close();
    }
  });
});
