import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Reason, Status } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import {
  type OccurrenceEntry,
  type Schedule,
  type ScheduleReason,
  type ScheduleTrouble,
  scheduleSchema,
} from '#contract/model/schedule.ts';
import { OccurrenceBook } from '../../../electron/app/schedules/occurrence-book.ts';
import { ScheduleService } from '../../../electron/app/schedules/schedule-service.ts';
import { Refused } from '../../../electron/recording/refused.ts';
import { viewOf } from '../../../electron/recording/run-view.ts';
import { runOf, settledCall } from '../../support/runs.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const at = (text: string) => Date.parse(`${text}Z`);
const clock = (moment: number) => new Date(moment).toISOString().slice(0, 19).replace(/:00$/, '');

/** A desk whose clock and timers a test moves, and whose disk outlives a restart. */
class Desk {
  now: number;
  readonly schedules: Schedule[] = [];
  /** What is on disk. */
  disk: OccurrenceEntry[] = [];
  commits = 0;
  /** Whether what is on disk is all that there was. */
  isWhole = true;
  readonly starts: { presetId: string; at: string; end: string | null }[] = [];
  troubles: ScheduleTrouble[] = [];
  readonly told: string[] = [];
  readonly awake: { at: string; awake: boolean }[] = [];
  /** What refuses a start now. */
  refusal: ErrorCode | null = null;
  obstacle: ScheduleReason | null = null;
  endsEarly: number | null = null;
  isSeen = false;
  /** How the vendor answers. */
  outcome: { status: Status; reason?: Reason } = { status: 'accepted' };
  newest = new Map<string, RunView>();
  aheadMinutes = 15;
  timers = 0;
  #timer: { at: number; work: () => void } | null = null;
  service = this.#begin();

  constructor(begin: string) {
    this.now = at(begin);
  }

  #begin(): ScheduleService {
    const keyOf = (entry: OccurrenceEntry) => `${entry.scheduleName} ${entry.plannedAt}`;
    const write = (entries: readonly OccurrenceEntry[]) => {
      this.commits += 1;
      const all = new Map([...this.disk, ...entries].map((entry) => [keyOf(entry), entry]));
      this.disk = [...all.values()];
    };
    return new ScheduleService({
      listSchedules: () => this.schedules,
      book: new OccurrenceBook(this.disk, write),
      start: (presetId, { occurrence, end }) => {
        if (this.refusal) throw new Refused(this.refusal, this.refusal);
        const until = end && 'until' in end ? clock(end.until * 1000) : null;
        this.starts.push({ presetId, at: clock(this.now), end: until });
        const { status, reason } = this.outcome;
        const call = settledCall([status]);
        const streams = call.outcome?.streams.map((row) => ({ ...row, ...(reason && { reason }) }));
        const outcome = call.outcome && streams ? { ...call.outcome, streams } : call.outcome;
        const id = `run ${this.starts.length}`;
        const run = viewOf(
          runOf({ id, presetId, source: 'schedule', occurrence, calls: [{ ...call, outcome }] }),
          this.now,
        );
        this.newest.set(presetId, run);
        const entry = { ...(occurrence ?? { scheduleId: '', scheduleName: '', plannedAt: '' }) };
        // The journal writes both in one commit.
        const notedAt = new Date(this.now).toISOString();
        const rest = { presetId, runId: id, reason: null, notedAt, acknowledged: false };
        write([{ ...entry, ...rest, state: 'started' }]);
        const started = { run, settled: Promise.resolve(run) };
        return { kind: 'started', started, skipped: { running: [], uncertain: [] } };
      },
      obstacleOf: () => this.obstacle,
      endsEarly: () => this.endsEarly,
      isWhole: () => this.isWhole,
      isSeen: () => this.isSeen,
      toldMinutes: () => ({ lateAfterMinutes: 5, aheadMinutes: this.aheadMinutes }),
      newestRun: (presetId) => this.newest.get(presetId),
      now: () => this.now,
      after: (ms, work) => {
        this.timers += 1;
        const timer = { at: this.now + ms, work };
        this.#timer = timer;
        return () => {
          if (this.#timer === timer) this.#timer = null;
        };
      },
      yieldTurn: async () => undefined,
      keepAwake: (awake) => this.awake.push({ at: clock(this.now), awake }),
      show: ({ troubles }) => {
        this.troubles = troubles;
        for (const { kind, scheduleName, plannedAt, reason, count } of troubles) {
          const many = count === undefined ? '' : ` ×${count}`;
          const text = `${scheduleName} ${plannedAt.slice(0, 16)} ${kind}${reason ? ` ${reason}` : ''}${many}`;
          if (!this.told.includes(text)) this.told.push(text);
        }
      },
      onFault: (error) => {
        throw error;
      },
    });
  }

  add(change: Partial<Schedule> = {}): Schedule {
    const schedule = scheduleSchema.parse({
      id: `s${this.schedules.length + 1}`,
      name: 'News',
      presetId: 'preset',
      timeZone: 'UTC',
      since: new Date(this.now).toISOString(),
      ...(change.at || change.weekly ? {} : { cron: '0 19 * * *' }),
      ...change,
    });
    this.schedules.push(schedule);
    return schedule;
  }

  async begin(): Promise<this> {
    await this.service.begin();
    return this;
  }

  /** Lets the time pass, with every timer at its moment. */
  async until(text: string): Promise<void> {
    const end = at(text);
    while (this.#timer && this.#timer.at <= end) {
      const { at: moment, work } = this.#timer;
      this.#timer = null;
      this.now = Math.max(this.now, moment);
      work();
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.now = Math.max(this.now, end);
  }

  /** The clock, or the computer's sleep, jumps; timers stand still meanwhile. */
  async jump(text: string): Promise<void> {
    const left = this.#timer ? this.#timer.at - this.now : 0;
    this.now = at(text);
    if (this.#timer) this.#timer.at = this.now + left;
    await new Promise((resolve) => setImmediate(resolve));
  }

  async restart(text: string): Promise<void> {
    this.service.stop();
    this.#timer = null;
    this.now = at(text);
    this.service = this.#begin();
    await this.begin();
    await new Promise((resolve) => setImmediate(resolve));
  }

  get startTimes(): string[] {
    return this.starts.map((start) => start.at);
  }
}

async function desk(change: Partial<Schedule> = {}, begin = '2026-12-01T18:00:00'): Promise<Desk> {
  const made = new Desk(begin);
  made.add(change);
  return made.begin();
}

describe('policy for planned starts', () => {
  test('on time: it starts at its moment and ends at the planned one', async () => {
    const one = await desk({ durationMinutes: 35 });
    await one.until('2026-12-01T20:00:00');
    expect(one.starts).toEqual(
      [{ presetId: 'preset', at: '2026-12-01T19:00', end: '2026-12-01T19:35' }].map((start) => ({
        ...start,
        end: '2026-12-01T19:35',
      })),
    );
    expect(one.told).toEqual([]);
  });

  test('asleep, awake within the minutes: it starts late, and ends no later', async () => {
    const one = await desk({ durationMinutes: 35 });
    await one.until('2026-12-01T18:50:00');
    await one.jump('2026-12-01T19:08:00');
    await one.until('2026-12-01T19:09:00');
    expect(one.starts).toHaveLength(1);
    expect(one.starts[0]).toMatchObject({ end: '2026-12-01T19:35' });
    expect(at(one.startTimes[0] ?? '')).toBeLessThanOrEqual(at('2026-12-01T19:08:30'));
  });

  test('asleep, awake too late: skipped, and trouble', async () => {
    const one = await desk();
    await one.until('2026-12-01T18:50:00');
    await one.jump('2026-12-01T19:11:00');
    await one.until('2026-12-01T19:12:00');
    expect(one.starts).toEqual([]);
    expect(one.told).toEqual(['News 2026-12-01T19:00 missed not-there']);
  });

  test('asleep, awake after the planned end: skipped, however many minutes it may be late', async () => {
    const one = await desk({ durationMinutes: 5, missed: { startWithinMinutes: 60 } });
    await one.until('2026-12-01T18:50:00');
    await one.jump('2026-12-01T19:06:00');
    await one.until('2026-12-01T19:07:00');
    expect(one.starts).toEqual([]);
    expect(one.told).toHaveLength(1);
  });

  test('restarted within the minutes: it starts late; once', async () => {
    const one = await desk();
    await one.restart('2026-12-01T19:04:00');
    await one.restart('2026-12-01T19:05:00');
    await one.until('2026-12-01T20:00:00');
    expect(one.startTimes).toEqual(['2026-12-01T19:04']);
  });

  test('not running for three days: each missed start is trouble, once, until it is dismissed', async () => {
    const one = await desk();
    await one.restart('2026-12-03T22:00:00');
    const missed = ['01', '02', '03'].map((day) => `News 2026-12-${day}T19:00 missed not-there`);
    expect(one.told).toEqual(missed);
    await one.restart('2026-12-03T23:00:00');
    expect(one.troubles).toHaveLength(3);
    for (const { scheduleId, plannedAt } of one.troubles)
      one.service.acknowledge(scheduleId, plannedAt);
    expect(one.troubles).toEqual([]);
    await one.restart('2026-12-03T23:10:00');
    expect(one.troubles).toEqual([]);
  });

  test('not running for two weeks: one trouble for all of them, once, until it is dismissed', async () => {
    const one = await desk();
    const before = one.commits;
    await one.restart('2026-12-14T22:00:00');
    expect(one.told).toEqual(['News 2026-12-01T19:00 missed not-there ×14']);
    expect([one.disk.length, one.commits - before]).toEqual([14, 1]);
    await one.restart('2026-12-14T23:00:00');
    expect(one.troubles).toMatchObject([{ count: 14 }]);
    for (const { scheduleId, plannedAt } of one.troubles)
      one.service.acknowledge(scheduleId, plannedAt);
    expect(one.troubles).toEqual([]);
    await one.restart('2026-12-15T20:00:00');
    expect(one.troubles).toMatchObject([{ plannedAt: '2026-12-15T19:00:00.000Z' }]);
  });

  test('not running for two months: told for the four weeks that are remembered', async () => {
    const one = await desk();
    await one.restart('2027-02-01T12:00:00');
    expect(one.told).toEqual(['News 2027-01-04T19:00 missed not-there ×28']);
    await one.restart('2027-02-01T13:00:00');
    expect([one.troubles.length, one.disk.length]).toEqual([1, 28]);
  });

  test('not running for two weeks after starts that were made: those are none of it', async () => {
    const one = await desk();
    await one.until('2026-12-03T20:00:00');
    await one.restart('2026-12-17T12:00:00');
    expect(one.told).toEqual(['News 2026-12-04T19:00 missed not-there ×13']);
    expect(one.startTimes).toHaveLength(3);
  });

  test('what was written down is lost: nothing older than a week is called missed', async () => {
    const one = await desk();
    await one.until('2026-12-14T20:00:00');
    one.disk = [];
    one.isWhole = false;
    await one.restart('2026-12-15T18:00:00');
    expect(one.told).toEqual(['News 2026-12-08T19:00 missed not-there ×7']);
    one.isWhole = true;
    await one.restart('2026-12-15T18:10:00');
    expect(one.disk).toHaveLength(7);
  });

  test('clock set forward over the start: late within the minutes', async () => {
    const one = await desk();
    await one.until('2026-12-01T18:30:00');
    await one.jump('2026-12-01T19:03:00');
    await one.until('2026-12-01T19:04:00');
    expect(one.starts).toHaveLength(1);
  });

  test('clock set back after the start: the same start is not made again', async () => {
    const one = await desk();
    await one.until('2026-12-01T19:05:00');
    await one.jump('2026-12-01T18:50:00');
    await one.until('2026-12-01T20:00:00');
    expect(one.startTimes).toEqual(['2026-12-01T19:00']);
    await one.until('2026-12-02T19:30:00');
    expect(one.startTimes).toEqual(['2026-12-01T19:00', '2026-12-02T19:00']);
  });

  test('clock set back, and the schedule deleted and made again by its name: not again', async () => {
    const one = await desk();
    await one.until('2026-12-01T19:05:00');
    await one.jump('2026-12-01T18:50:00');
    one.schedules.splice(0);
    one.add({ id: 'another' });
    await one.service.changed();
    await one.until('2026-12-01T20:00:00');
    expect(one.startTimes).toEqual(['2026-12-01T19:00']);
  });

  test('renamed after its start: not again', async () => {
    const one = await desk();
    await one.until('2026-12-01T19:05:00');
    const [schedule] = one.schedules;
    if (schedule) one.schedules.splice(0, 1, { ...schedule, name: 'Late news' });
    await one.restart('2026-12-01T19:06:00');
    expect(one.startTimes).toEqual(['2026-12-01T19:00']);
  });

  test('made after its time of today: today is none of it', async () => {
    const one = await desk({}, '2026-12-01T19:05:00');
    await one.until('2026-12-01T20:00:00');
    expect(one.starts).toEqual([]);
    expect(one.told).toEqual([]);
  });

  test.each([
    [
      'in the gap of the spring',
      '2026-03-28T12:00:00',
      '2026-03-30T12:00:00',
      ['2026-03-29T01:30', '2026-03-30T00:30'],
    ],
    [
      'in the repeated hour of the autumn',
      '2026-10-24T12:00:00',
      '2026-10-26T12:00:00',
      ['2026-10-25T00:30', '2026-10-26T01:30'],
    ],
  ])('02:30 in Berlin, %s', async (_name, begin, end, starts) => {
    const one = await desk({ cron: '30 2 * * *', timeZone: 'Europe/Berlin' }, begin);
    await one.until(end);
    expect(one.startTimes).toEqual(starts);
  });

  test('leap day: 29 February starts in 2028 and not before', async () => {
    const one = await desk({ at: '2028-02-29T19:00' }, '2028-02-28T12:00:00');
    await one.until('2028-03-02T00:00:00');
    expect(one.startTimes).toEqual(['2028-02-29T19:00']);
  });

  test('two at once: both start', async () => {
    const one = await desk();
    one.add({ name: 'Sport', presetId: 'other' });
    await one.service.changed();
    await one.until('2026-12-01T19:30:00');
    expect(one.starts.map(({ presetId }) => presetId)).toEqual(['preset', 'other']);
  });

  test('all of it runs already: nothing is sent, and no trouble', async () => {
    const one = await desk();
    one.refusal = 'nothing-missing';
    await one.until('2026-12-01T20:00:00');
    expect(one.disk).toMatchObject([{ state: 'covered' }]);
    expect(one.told).toEqual([]);
  });

  test.each(['runs', 'is completed'] as const)(
    'what %s ends earlier, and no rule allows more: trouble until it is dismissed',
    async (how) => {
      const one = await desk();
      one.refusal = how === 'runs' ? 'nothing-missing' : null;
      one.endsEarly = at('2026-12-01T19:20:00');
      await one.until('2026-12-01T19:10:00');
      const recordsUntil = '2026-12-01T19:20:00.000Z';
      expect(one.disk.at(-1)).toMatchObject({
        ...{ state: how === 'runs' ? 'covered' : 'started', reason: null, recordsUntil },
      });
      const [trouble] = one.troubles;
      expect(one.troubles).toMatchObject([{ kind: 'ends-early', recordsUntil }]);
      if (trouble) one.service.acknowledge(trouble.scheduleId, trouble.plannedAt);
      expect(one.troubles).toEqual([]);
    },
  );

  test('locked: said 15 minutes ahead; opened in time, it starts at once', async () => {
    const one = await desk();
    one.obstacle = 'credentials-unavailable';
    one.refusal = 'credentials-unavailable';
    await one.until('2026-12-01T18:44:00');
    expect(one.told).toEqual([]);
    await one.until('2026-12-01T18:45:00');
    expect(one.told).toEqual(['News 2026-12-01T19:00 ahead credentials-unavailable']);
    await one.until('2026-12-01T19:03:00');
    expect(one.troubles).toMatchObject([{ kind: 'refused', reason: 'credentials-unavailable' }]);
    one.obstacle = null;
    one.refusal = null;
    one.service.look();
    expect(one.startTimes).toEqual([clock(one.now)]);
    expect(one.troubles).toEqual([]);
  });

  test('said as early as the operator has chosen, and looked at again once that changes', async () => {
    const one = await desk();
    one.obstacle = 'credentials-unavailable';
    one.aheadMinutes = 40;
    one.service.look();
    await one.until('2026-12-01T18:19:00');
    expect(one.told).toEqual([]);
    await one.until('2026-12-01T18:20:00');
    expect(one.told).toEqual(['News 2026-12-01T19:00 ahead credentials-unavailable']);
    one.aheadMinutes = 5;
    one.service.look();
    expect(one.troubles).toEqual([]);
    await one.until('2026-12-01T18:55:00');
    expect(one.troubles).toMatchObject([{ kind: 'ahead' }]);
  });

  test.each<[string, ScheduleReason]>([
    ['locked', 'credentials-unavailable'],
    ['archived', 'archived'],
    ['account gone', 'account-missing'],
    ['preset gone', 'not-found'],
    ['what runs is not known', 'journal-unreadable'],
  ])('%s until the minutes are over: missed for that reason', async (_name, reason) => {
    const one = await desk();
    one.refusal = reason as ErrorCode;
    await one.until('2026-12-01T19:20:00');
    expect(one.starts).toEqual([]);
    expect(one.told).toContain(`News 2026-12-01T19:00 missed ${reason}`);
    one.refusal = null;
    await one.until('2026-12-01T20:00:00');
    expect(one.starts).toEqual([]);
  });

  test('network down: tried each minute while nothing was sent, then trouble', async () => {
    const one = await desk();
    one.outcome = { status: 'failed', reason: 'network-unreachable' };
    await one.until('2026-12-01T19:30:00');
    expect(one.starts.length).toBeGreaterThan(8);
    expect(one.starts.length).toBeLessThanOrEqual(11);
    expect(one.told).toEqual(['News 2026-12-01T19:00 not-accepted failed']);
  });

  test('network back within the minutes: it starts late, and all is well', async () => {
    const one = await desk();
    one.outcome = { status: 'failed', reason: 'name-not-found' };
    await one.until('2026-12-01T19:03:30');
    one.outcome = { status: 'accepted' };
    await one.until('2026-12-01T19:30:00');
    expect(one.starts.length).toBeLessThanOrEqual(6);
    expect(one.told).toEqual([]);
  });

  test.each<[Status, Reason | undefined]>([
    ['rejected', undefined],
    ['unknown', 'no-answer'],
  ])('%s: what may have reached a vendor is not sent again', async (status, reason) => {
    const one = await desk();
    one.outcome = reason ? { status, reason } : { status };
    await one.until('2026-12-01T20:00:00');
    expect(one.starts).toHaveLength(1);
    expect(one.told).toEqual([`News 2026-12-01T19:00 not-accepted ${status}`]);
    await one.restart('2026-12-01T20:01:00');
    expect(one.troubles).toHaveLength(1);
  });

  test('cancelled by the operator: not again', async () => {
    const one = await desk();
    one.outcome = { status: 'failed', reason: 'cancelled' };
    await one.until('2026-12-01T19:30:00');
    expect(one.starts).toHaveLength(1);
  });

  test('killed after the run was written down and before it was sent: started again, once', async () => {
    const one = await desk();
    one.outcome = { status: 'failed', reason: 'never-sent' };
    await one.until('2026-12-01T19:00:00');
    expect(one.starts).toHaveLength(1);
    one.outcome = { status: 'accepted' };
    await one.restart('2026-12-01T19:00:05');
    await one.restart('2026-12-01T19:02:00');
    await one.until('2026-12-01T20:00:00');
    expect(one.starts).toHaveLength(2);
    expect(one.told).toEqual([]);
  });

  test('disabled: neither started nor missed', async () => {
    const one = await desk({ enabled: false });
    await one.until('2026-12-02T20:00:00');
    await one.restart('2026-12-03T20:00:00');
    expect([one.starts, one.told, one.timers]).toEqual([[], [], 0]);
  });
});

describe('a start that is only expected', () => {
  test('nothing is started; silence after the minutes is an alarm', async () => {
    const one = await desk({ expectOnly: true });
    await one.until('2026-12-01T19:04:59');
    expect(one.told).toEqual([]);
    await one.until('2026-12-01T19:05:01');
    expect(one.told).toEqual(['News 2026-12-01T19:00 late']);
    await one.until('2026-12-01T19:09:59');
    expect(one.told).toEqual(['News 2026-12-01T19:00 late']);
    await one.until('2026-12-01T19:10:01');
    expect([one.starts, one.told]).toEqual([
      [],
      ['News 2026-12-01T19:00 late', 'News 2026-12-01T19:00 not-seen'],
    ]);
  });

  test('something of it records: no alarm', async () => {
    const one = await desk({ expectOnly: true });
    one.isSeen = true;
    await one.until('2026-12-01T19:30:00');
    expect([one.told, one.disk[0]?.state]).toEqual([[], 'seen']);
  });

  test('the desk was not there: it says that, and not that nothing records', async () => {
    const one = await desk({ expectOnly: true });
    await one.restart('2026-12-01T22:00:00');
    expect(one.told).toEqual(['News 2026-12-01T19:00 missed not-there']);
  });
});

describe('cost', () => {
  test('the computer is kept awake from one minute before the start to the verdict, and not else', async () => {
    const one = await desk({ at: '2026-12-01T19:00' });
    await one.until('2026-12-01T20:00:00');
    expect(one.awake).toEqual([
      { at: '2026-12-01T18:59', awake: true },
      { at: '2026-12-01T19:00', awake: false },
    ]);
  });

  test('a thousand schedules have one timer, and none where nothing is planned', async () => {
    const one = new Desk('2026-12-01T18:00:00');
    for (let index = 0; index < 1000; index += 1) {
      one.add({ name: `News ${index}`, cron: `${index % 60} ${index % 24} * * *` });
    }
    await one.begin();
    expect(one.timers).toBe(1);
    await one.until('2026-12-01T18:10:00');
    expect(one.timers).toBeLessThanOrEqual(1 + (10 * MINUTE) / 1_000);
    const none = await desk({ at: '2020-12-01T19:00' });
    await none.until(clock(none.now + HOUR));
    expect(none.timers).toBe(0);
  });
});
