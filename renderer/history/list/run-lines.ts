import type { HistoryRow } from '#contract/model/history.ts';
import type { HistoryRun } from '#contract/model/history-run.ts';
import { FoundList } from '../../shared/list/found-list.ts';
import type { RowLine } from '../../shared/list/row-pages.ts';
import type { RowSource } from '../../shared/list/row-source.ts';

/** What is shown of a run below its line: nothing, the outcomes that meet the filter, or all of them. */
export type Expansion = 'closed' | 'matches' | 'all';

/** One line of the list of runs. */
export type RunLine =
  | { readonly kind: 'day'; readonly run: HistoryRun }
  | { readonly kind: 'run'; readonly run: HistoryRun; readonly expansion: Expansion }
  /** `nth` of `of` lines below the run; `row` null while it is asked for, or could not be read. */
  | {
      readonly kind: 'outcome';
      readonly run: HistoryRun;
      readonly row: HistoryRow | null;
      readonly failed: boolean;
      readonly nth: number;
      readonly of: number;
    }
  | { readonly kind: 'more'; readonly run: HistoryRun; readonly nth: number; readonly of: number };

export interface RunSource extends RowSource<HistoryRun> {
  /** All outcomes of a run; rejects with a `RefusedError`. */
  outcomes(run: number): Promise<readonly HistoryRow[]>;
}

/** Runs whose outcomes stay in memory. */
const KEPT_OUTCOMES = 50;

const dayOf = ({ createdAt }: HistoryRun): string => new Date(createdAt).toDateString();

/** Whether a run begins another day than the one above it. The day of the first one stands above the list. */
const startsDay = (run: HistoryRun, above: HistoryRun | undefined): boolean =>
  above !== undefined && dayOf(above) !== dayOf(run);

/** The list of runs, line by line: the heading of each day, each run, and below it what is expanded of it. */
export class RunLines {
  readonly list: FoundList<HistoryRun>;
  readonly #source: RunSource;
  readonly #opensByItself: (run: HistoryRun) => boolean;
  readonly #expansions = new Map<number, Expansion>();
  readonly #outcomes = new Map<number, readonly HistoryRow[] | 'asked' | 'failed'>();

  /** `opensByItself`: whether a run shows what the filter found in it without a click. */
  constructor(source: RunSource, opensByItself: (run: HistoryRun) => boolean) {
    this.#source = source;
    this.#opensByItself = opensByItself;
    this.list = new FoundList<HistoryRun>(source, (run, above) => {
      return (startsDay(run, above) ? 1 : 0) + 1 + this.#below(run);
    });
  }

  readonly expansionOf = (run: HistoryRun): Expansion =>
    this.#expansions.get(run.id) ?? (this.#opensByItself(run) ? 'matches' : 'closed');

  /** Undefined where the run is still to come. */
  readonly lineAt = (place: number): RunLine | undefined => {
    const found = this.list.lineAt(place);
    return found && this.#lineOf(found);
  };

  /** Opens a closed run, first with what the filter found in it, and closes an open one. */
  readonly toggle = (run: HistoryRun): void => {
    const isClosed = this.expansionOf(run) === 'closed';
    this.expand(run, isClosed ? (run.matched > 0 ? 'matches' : 'all') : 'closed');
  };

  readonly expand = (run: HistoryRun, expansion: Expansion): void => {
    this.#expansions.set(run.id, expansion);
    if (this.#outcomes.get(run.id) === 'failed') this.#outcomes.delete(run.id);
    this.list.remeasure();
  };

  /** What is known of outcomes may be old. */
  forgetOutcomes(): void {
    this.#outcomes.clear();
  }

  #below(run: HistoryRun): number {
    const expansion = this.expansionOf(run);
    if (expansion === 'closed') return 0;
    if (expansion === 'all') return run.outcomes;
    return run.matches.length + (run.matches.length < run.outcomes ? 1 : 0);
  }

  #lineOf({ row: run, above, line }: RowLine<HistoryRun>): RunLine {
    const heading = startsDay(run, above) ? 1 : 0;
    if (line < heading) return { kind: 'day', run };
    const expansion = this.expansionOf(run);
    if (line === heading) return { kind: 'run', run, expansion };
    const nth = line - heading - 1;
    const of = this.#below(run);
    if (expansion === 'all') return { kind: 'outcome', run, nth, of, ...this.#outcomeOf(run, nth) };
    const row = run.matches[nth];
    return row
      ? { kind: 'outcome', run, row, failed: false, nth, of }
      : { kind: 'more', run, nth, of };
  }

  #outcomeOf({ id }: HistoryRun, nth: number): { row: HistoryRow | null; failed: boolean } {
    const known = this.#outcomes.get(id);
    if (known === undefined) void this.#ask(id);
    const row = Array.isArray(known) ? (known[nth] ?? null) : null;
    return { row, failed: known === 'failed' };
  }

  async #ask(id: number): Promise<void> {
    this.#outcomes.set(id, 'asked');
    const [oldest] = this.#outcomes.keys();
    if (this.#outcomes.size > KEPT_OUTCOMES && oldest !== undefined) this.#outcomes.delete(oldest);
    const rows = await this.#source.outcomes(id).catch(() => 'failed' as const);
    if (this.#outcomes.get(id) === 'asked') this.#outcomes.set(id, rows);
    this.list.remeasure();
  }
}
