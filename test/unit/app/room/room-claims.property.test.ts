import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordingId } from '#contract/rules/recording-id.ts';
import type { WantedStream } from '../../../../electron/storage/claim-ports.ts';
import { MemoryClaims } from '../../../support/room/memory-claims.ts';
import { type FarEnd, quiet, SimulatedDesk } from '../../../support/room/simulated-desk.ts';

const DESKS = 3;
const STREAMS = ['cdn01', 'cdn02'];

const stepOf = fc.record({
  desk: fc.nat(DESKS - 1),
  stream: fc.constantFrom(...STREAMS),
  endsIn: fc.option(fc.integer({ min: 1, max: 40 })),
  what: fc.constantFrom(
    'start',
    'start and die when claimed',
    'start and die when sent',
    'all start',
    'accept',
    'reject',
    'stop',
    'crash',
    'time',
    'take over',
  ),
});

/** Random desks on one room: what each desk is granted, and what is recorded at the far end by that. */
test('no desk is granted what another one records, and no row outlives what it stands for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepOf, { minLength: 5, maxLength: 40 }), async (steps) => {
      const rows = new MemoryClaims();
      const far: FarEnd = new Map();
      const desks = Array.from(
        { length: DESKS },
        (_, index) => new SimulatedDesk(`${index}`, rows, far),
      );
      for (const { desk: index, stream: streamId, endsIn, what } of steps) {
        const desk = desks[index] as SimulatedDesk;
        const key = { appId: 1, service: 'https://zego', vendor: 'Tencent', streamId } as const;
        const stream: WantedStream = {
          ...key,
          endTime: endsIn === null ? null : rows.now + endsIn,
        };
        if (what === 'start') await desk.start(stream);
        if (what === 'start and die when claimed') await desk.start(stream, 'claimed');
        if (what === 'start and die when sent') await desk.start(stream, 'sent');
        if (what === 'all start') {
          const free = rows.blocking(stream) === null;
          const came = await Promise.all(desks.map((one) => one.start(stream)));
          const started = came.filter((one) => one === 'started').length;
          expect(started, 'one desk alone starts').toBe(free ? 1 : started > 0 ? 1 : 0);
        }
        if (what === 'accept') desk.settle(stream, false);
        if (what === 'reject') desk.settle(stream, true);
        if (what === 'stop') desk.stop(stream);
        if (what === 'crash') desk.crash();
        if (what === 'time') rows.now += endsIn ?? 1;
        if (what === 'take over') await desk.takeOver(stream);
        await quiet();
        expect(desks.flatMap(({ doubles }) => doubles)).toEqual([]);
      }
      for (const one of desks) one.claims.changed();
      await quiet();
      const live = [...rows.rows.values()].filter((row) => rows.blocking(row));
      for (const row of live) {
        const holder = desks[Number(row.deskId)];
        expect(holder?.journal.has(recordingId(row)), 'a row stands for what its desk runs').toBe(
          true,
        );
      }
      for (const one of desks) expect(one.troubles.conflicts).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
