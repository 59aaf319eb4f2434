import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import papa from 'papaparse';
import { NO_HISTORY_FILTER } from '#contract/model/history.ts';
import type { StreamOutcome } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import { CSV_COLUMNS, type CsvColumn } from '../../electron/storage/history/export/csv.ts';
import { HistoryExport } from '../../electron/storage/history/export/export.ts';
import { outcomeOf } from '../../electron/zego/answer/answer.ts';
import { anyCellText, beginsFormula, withoutProtection } from './csv-attacks.ts';
import { historyBench } from './history-bench.ts';
import { seeded } from './history-generator.ts';
import { callOf, MOMENT, runOf } from './runs.ts';

const STREAMS_PER_CALL = 10;

/** Two parsers that share no line with the product nor with each other. Cells as they are in the file. */
export const CSV_PARSERS: Readonly<Record<string, (text: string) => string[][]>> = {
  'csv-parse': (text) => parse(text, { bom: true, record_delimiter: '\r\n' }),
  'Papa Parse': (text) => {
    const { data, errors } = papa.parse(text, { delimiter: ',', newline: '\r\n' });
    if (errors.length > 0) throw new Error(JSON.stringify(errors.slice(0, 3)));
    // What comes after the last line's end is a line of nothing to it.
    return data.slice(0, -1);
  },
};

/** Calls whose every text is one that a spreadsheet, or a parser, might take for something else. */
function* hostileRuns(rows: number, seed: number): Generator<Run> {
  const below = seeded(seed);
  const text = () => anyCellText(below);
  for (let at = 0; at < rows / STREAMS_PER_CALL; at += 1) {
    const startedAt = new Date(MOMENT + at * 61_007).toISOString();
    const streams = Array.from(
      { length: STREAMS_PER_CALL },
      (): StreamOutcome => ({
        streamId: text(),
        status: 'rejected',
        task: text(),
        vendorCode: text(),
        vendorMessage: text(),
        taskId: text(),
        vendorRequestId: text(),
        persistentId: text(),
        traceId: text(),
      }),
    );
    const answer = { code: text(), message: text(), requestId: text(), httpStatus: 200 };
    const call = callOf({
      id: `call-${at}`,
      runId: `run-${at}`,
      state: 'settled',
      streamIds: streams.map(({ streamId }) => streamId),
      startedAt,
      endTime: at % 3 === 0 ? null : Math.floor(MOMENT / 1000) + at,
      outcome: outcomeOf(streams, answer),
    });
    yield runOf({
      id: `run-${at}`,
      seq: at,
      presetName: text(),
      accountName: text(),
      createdAt: startedAt,
      calls: [call],
    });
  }
}

type Expected = Readonly<Partial<Record<CsvColumn, string>>>;

/** What went in, newest first; of columns with a text of anybody's, and of both times. */
function expectedOf(run: Run): Expected[] {
  const [call] = run.calls;
  const outcome = call?.outcome;
  return (outcome?.streams ?? [])
    .map((stream) => ({
      startedAt: call?.startedAt ?? '',
      preset: run.presetName,
      account: run.accountName,
      stream: stream.streamId,
      task: stream.task ?? '',
      status: stream.status,
      code: String(outcome?.code ?? ''),
      vendorCode: String(stream.vendorCode ?? ''),
      message: stream.vendorMessage || (outcome?.message ?? ''),
      endTime: call?.endTime ? new Date(call.endTime * 1000).toISOString() : '',
      requestId: outcome?.requestId ?? '',
      vendorRequestId: stream.vendorRequestId ?? '',
      taskId: stream.taskId ?? '',
      persistentId: stream.persistentId ?? '',
      traceId: stream.traceId ?? '',
      callId: call?.id ?? '',
      runId: run.id,
    }))
    .reverse();
}

/**
 * Exports so many rows on the real path and reads them back with both parsers. Answers with the number of
 * cells that were compared, of those that came back otherwise the first, and of those that begin a formula.
 */
export async function csvRoundTrip(folder: string, rows: number, seed: number) {
  const bench = historyBench();
  const path = join(folder, 'hostile.csv');
  const expected: Expected[] = [];
  for (const run of hostileRuns(rows, seed)) {
    bench.writer.add([run]);
    expected.push(...expectedOf(run).reverse());
  }
  expected.reverse();
  const order = {
    id: 'x',
    filter: NO_HISTORY_FILTER,
    format: 'csv',
    language: 'en',
    path,
  } as const;
  let end = '';
  await new HistoryExport(bench.reader, order, ({ state, fault }) => {
    end = `${state} ${fault}`;
  }).run();
  bench.close();
  if (end !== 'done null') throw new Error(`the export ended as ${end}`);
  const file = readFileSync(path, 'utf8');
  return Object.entries(CSV_PARSERS).map(([name, read]) => {
    const [, ...table] = read(file);
    const wrong = expected.flatMap((row, at) => differences(row, table[at] ?? []));
    const formulas = table.flat().filter(beginsFormula);
    const cells = expected.length * Object.keys(expected[0] ?? {}).length;
    return {
      name,
      rows: table.length,
      cells,
      wrong: wrong.slice(0, 5),
      formulas: formulas.slice(0, 5),
    };
  });
}

const differences = (row: Expected, cells: readonly string[]) =>
  Object.entries(row).flatMap(([column, value]) => {
    const cell = cells[CSV_COLUMNS.indexOf(column as CsvColumn)] ?? '(none)';
    return withoutProtection(cell) === value ? [] : [{ column, value, cell }];
  });
