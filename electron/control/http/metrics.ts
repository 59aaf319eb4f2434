import { Counter, Gauge, Registry } from 'prom-client';
import type { AppState } from '#contract/model/app-state.ts';
import type { Call } from '#contract/model/outcome.ts';
import { createLists } from '../published/collections.ts';

/** Text format 0.0.4. Labels have an end: presets and vendors, never streams or messages. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  callSettled(call: Call): void;
  answered(operation: string, status: number): void;
}

interface Sources {
  state(): AppState;
  /** Readers of events. */
  readers(): number;
  isPaused(): boolean;
}

/** Numbers of the program for Prometheus; counters begin with the server. */
export function createMetrics({ state, readers, isPaused }: Sources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const calls = new Counter({
    name: 'cdn_recorder_calls_total',
    help: 'Calls that have settled since the server began, by their outcome.',
    labelNames: ['vendor', 'action', 'outcome'] as const,
    registers,
  });
  const answers = new Counter({
    name: 'cdn_recorder_http_answers_total',
    help: 'Answers of the HTTP API.',
    labelNames: ['operation', 'status'] as const,
    registers,
  });
  addGauges(registry, { state, readers, isPaused });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    callSettled: ({ vendor, action, outcome }) =>
      calls.inc({ vendor, action, outcome: outcome?.status ?? 'unknown' }),
    answered: (operation, status) => answers.inc({ operation, status: String(status) }),
  };
}

/** What is as it is when it is asked for. */
function addGauges(registry: Registry, { state, readers, isPaused }: Sources): void {
  const lists = createLists();
  const registers = [registry];
  const gauge = <L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
    rows: () => (readonly [Record<L, string>, number])[],
  ) =>
    new Gauge({
      ...{ name: `cdn_recorder_${name}`, help, labelNames, registers },
      collect() {
        this.reset();
        for (const [labels, value] of rows()) this.inc(labels as never, value);
      },
    });
  const one = (value: () => number) => () => [[{}, value()] as const];
  gauge('recordings', 'What records, or may record, now.', ['preset', 'vendor', 'certainty'], () =>
    state().recordings.map(({ presetId, vendor, certainty }) => [
      { preset: presetId, vendor, certainty },
      1,
    ]),
  );
  gauge('presets', 'Presets by their state.', ['state'], () =>
    lists.presets(state()).map((preset) => [{ state: preset.state }, 1]),
  );
  gauge(
    'missing_streams',
    'Streams at vendors that were wanted and do not record.',
    ['preset'],
    () =>
      lists
        .presets(state())
        .map(({ id, missing }) => [
          { preset: id },
          missing.reduce((sum, { streamIds }) => sum + streamIds.length, 0),
        ]),
  );
  gauge('problems', 'Problems that are shown.', ['code'], () =>
    state().problems.map(({ code }) => [{ code }, 1]),
  );
  gauge(
    'alarms',
    'Alarms, by whether an operator acknowledged them.',
    ['kind', 'acknowledged'],
    () =>
      state().alarms.map(({ kind, acknowledged }) => [
        { kind, acknowledged: String(acknowledged !== null) },
        1,
      ]),
  );
  gauge('event_readers', 'Readers of events.', [], one(readers));
  gauge(
    'remote_paused',
    '1 while remote control is paused.',
    [],
    one(() => Number(isPaused())),
  );
}
