import { beforeEach, describe, expect, test } from 'vitest';
import type { WantedStream } from '../../../../electron/storage/claim-ports.ts';
import { MemoryClaims } from '../../../support/room/memory-claims.ts';
import { type FarEnd, quiet, SimulatedDesk } from '../../../support/room/simulated-desk.ts';

const STREAM: WantedStream = {
  ...{ appId: 1, service: 'https://zego', vendor: 'Tencent', streamId: 'cdn01', endTime: null },
};
let rows: MemoryClaims;
let a: SimulatedDesk;
let b: SimulatedDesk;
beforeEach(() => {
  rows = new MemoryClaims();
  const far: FarEnd = new Map();
  [a, b] = [new SimulatedDesk('A', rows, far), new SimulatedDesk('B', rows, far)];
});

describe('the room does not answer', () => {
  test('a desk that refuses starts nothing', async () => {
    rows.isAway = true;
    expect(await a.start(STREAM)).toBe('refused');
    expect(a.journal.size).toBe(0);
  });

  test('a start waits no longer than its time for a claim that is written late, and then holds nothing', async () => {
    a.policy = 'refuse';
    const waiting = a.start(STREAM);
    a.runTimers();
    expect(await waiting).toBe('refused');
    await quiet();
    expect(rows.blocking(STREAM)).toBeNull();
  });

  test('two that start alone are told of each other when it answers again, and nothing is merged', async () => {
    rows.isAway = true;
    a.policy = 'start-alone';
    b.policy = 'start-alone';
    expect([await a.start(STREAM), await b.start(STREAM)]).toEqual(['started', 'started']);
    await quiet();
    rows.isAway = false;
    a.runTimers();
    await quiet();
    b.runTimers();
    await quiet();
    a.claims.changed();
    await quiet();
    expect(b.troubles.conflicts).toMatchObject([{ desk: 'Desk A', streamId: 'cdn01' }]);
    expect(a.troubles.contested).toMatchObject([{ contested: { desk: 'Desk B' } }]);
    expect([a.journal.size, b.journal.size]).toEqual([1, 1]);
    b.stop(STREAM);
    await quiet();
    a.claims.changed();
    await quiet();
    expect([a.troubles.contested, b.troubles.conflicts]).toEqual([[], []]);
  });
});

describe('what another desk runs', () => {
  beforeEach(async () => {
    expect(await a.start(STREAM)).toBe('started');
    await quiet();
    b.claims.changed();
    await quiet();
  });

  test('is told with desk, person and preset, and is not started', async () => {
    expect(await b.start(STREAM)).toBe('elsewhere');
    expect(b.claims.knownElsewhere([STREAM])).toEqual([
      {
        ...{ desk: 'Desk A', person: 'person of A', presetName: 'News' },
        ...{ vendor: 'Tencent', streamIds: ['cdn01'] },
      },
    ]);
  });

  test('may be started once more by the desk that runs it', async () => {
    expect(await a.start(STREAM)).toBe('started');
  });

  test('is free after its end, by the time of the database', async () => {
    a.stop(STREAM);
    await a.start({ ...STREAM, endTime: rows.now + 10 });
    await quiet();
    expect(await b.start(STREAM)).toBe('elsewhere');
    rows.now += 10;
    expect(await b.start(STREAM)).toBe('started');
  });

  test('is taken over: this desk holds it as what may run, and the other one lets go of it', async () => {
    expect(await b.claims.takeOver([STREAM])).toBe(1);
    await quiet();
    expect(rows.blocking(STREAM)).toMatchObject({ deskId: 'B', epoch: 2 });
    expect([...b.journal.values()]).toMatchObject([{ streamId: 'cdn01' }]);
    a.settle(STREAM, false);
    await quiet();
    expect(rows.blocking(STREAM)).toMatchObject({ deskId: 'B', epoch: 2 });
    expect(a.lost).toHaveLength(1);
    expect(a.journal.size).toBe(0);
  });

  test('is not taken over from a desk that was not seen with it', async () => {
    const row = rows.blocking(STREAM);
    if (!row) throw new Error('no row');
    await rows.desk('C').takeOver([row]);
    expect(await b.claims.takeOver([STREAM])).toBe(0);
    await quiet();
    expect(b.journal.size).toBe(0);
    expect(rows.blocking(STREAM)).toMatchObject({ deskId: 'C', epoch: 2 });
  });

  test('stays claimed while the journal of its desk cannot be read', async () => {
    const table = rows.desk('A');
    await table.publish({ own: [], held: [], epochs: new Map(), isWhole: false });
    expect(rows.blocking(STREAM)).not.toBeNull();
  });
});
