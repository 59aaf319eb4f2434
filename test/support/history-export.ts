import { readFileSync } from 'node:fs';
import type { ExportProgress } from '#contract/model/history.ts';
import { CSV_COLUMNS, type CsvColumn } from '../../electron/storage/history/export/csv.ts';
import type { HistoryClient } from '../../electron/storage/history/main/client.ts';
import type { ExportOrder } from '../../electron/storage/history/messages.ts';
import { readCsv } from './csv.ts';
import { withoutProtection } from './csv-attacks.ts';

export type CsvRow = Record<CsvColumn, string>;

/** An exported table as its rows, with what keeps a spreadsheet from changing cells taken off again. */
export function readExportedCsv(path: string): CsvRow[] {
  const text = readFileSync(path, 'utf8');
  if (!text.startsWith('\u{feff}')) throw new Error('no byte order mark');
  const [head = [], ...rows] = readCsv(text.slice(1));
  if (head.length !== CSV_COLUMNS.length) throw new Error(`columns: ${head.join()}`);
  return rows.map((cells) => {
    if (cells.length !== head.length) throw new Error(`${cells.length} cells`);
    const named = CSV_COLUMNS.map((name, at) => [name, withoutProtection(cells[at] ?? '')]);
    return Object.fromEntries(named) as CsvRow;
  });
}

/** Collects what is told of exports, and gives it to whoever waits for an end. */
export function exportsOf() {
  const told: ExportProgress[] = [];
  const waiting = new Set<() => void>();
  return {
    told,
    onExport: (progress: ExportProgress) => {
      told.push(progress);
      for (const look of waiting) look();
    },
    /** Begins an export and resolves with how it ended. */
    async run(history: HistoryClient, order: ExportOrder): Promise<ExportProgress> {
      const ended = new Promise<ExportProgress>((resolve) => {
        const look = () => {
          const end = told.find(({ id, state }) => id === order.id && state !== 'running');
          if (!end) return;
          waiting.delete(look);
          resolve(end);
        };
        waiting.add(look);
      });
      await history.export(order);
      return ended;
    },
  };
}
