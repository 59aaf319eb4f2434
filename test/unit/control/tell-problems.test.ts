import { expect, test } from 'vitest';
import type { AppState, Problem } from '#contract/model/app-state.ts';
import { AppStateStore } from '../../../electron/app/state.ts';
import { printer } from '../../../electron/control/command-line/output.ts';
import type { CommandEvent } from '../../../electron/control/command-line/request.ts';
import { commandEventSchema } from '../../../electron/control/command-line/request.ts';
import { tellProblems } from '../../../electron/control/command-line/tell-problems.ts';

const PRESETS: Problem = { code: 'presets-unreadable', detail: '/data/presets.json.unreadable-1' };
const JOURNAL: Problem = { code: 'journal-unavailable', detail: 'database or disk is full' };

function bench(problems: Problem[]) {
  const state = new AppStateStore({ problems } as unknown as AppState);
  const events: CommandEvent[] = [];
  const stop = tellProblems(state, (event) => events.push(commandEventSchema.parse(event)));
  return { state, events, stop };
}

test('tells what is wrong at the start, once each, in a sentence with its detail', () => {
  const { events, stop } = bench([PRESETS, JOURNAL]);
  stop();
  expect(events).toMatchObject([
    {
      kind: 'problem',
      ...PRESETS,
      text: expect.stringMatching(/^Problem: The presets could not.*unreadable-1$/),
    },
    { kind: 'problem', ...JOURNAL, text: expect.stringMatching(/is full$/) },
  ]);
});

test('tells what comes while the work goes on, in its last turn too, and nothing afterwards', async () => {
  const { state, events, stop } = bench([]);
  state.update({ problems: [JOURNAL] });
  await new Promise((resume) => setImmediate(resume));
  expect(events).toHaveLength(1);
  state.update({ problems: [JOURNAL, PRESETS] });
  stop();
  expect(events).toHaveLength(2);
  state.update({ problems: [{ code: 'history-unavailable', detail: 'x' }] });
  await new Promise((resume) => setImmediate(resume));
  expect(events).toHaveLength(2);
});

test('prints a sentence on standard error, and with --json a line for scripts', () => {
  const written = { out: '', error: '' };
  const into = (name: keyof typeof written) =>
    ({ write: (text: string) => (written[name] += text) }) as unknown as NodeJS.WritableStream;
  const streams = { out: into('out'), error: into('error') };
  const event: CommandEvent = { kind: 'problem', ...JOURNAL, text: 'Problem: no room' };
  printer(false, streams)(event);
  expect(written).toEqual({ out: '', error: 'Problem: no room\n' });
  printer(true, streams)(event);
  expect(written).toEqual({
    out: `${JSON.stringify({ type: 'problem', ...JOURNAL })}\n`,
    error: 'Problem: no room\nProblem: no room\n',
  });
  // The session says itself by how many seconds a clock is off.
  printer(true, streams)({ kind: 'problem', code: 'clock-off', detail: '1800', text: null });
  expect(written.out).toContain('"clock-off","detail":"1800"');
});
