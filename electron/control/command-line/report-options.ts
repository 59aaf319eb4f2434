import { momentIn, TIME_FORMS } from './moment.ts';

/** The forms of the history that a command line prints. */
export const HISTORY_FORMATS = ['jsonl', 'csv'] as const;
export type HistoryFormat = (typeof HISTORY_FORMATS)[number];

/** What of the history is printed: calls that began from `from` on, and before `to` (ISO 8601, UTC; null: no bound). */
export interface HistoryRequest {
  readonly from: string | null;
  readonly to: string | null;
  readonly format: HistoryFormat;
}

const HISTORY = '--history';
const SINCE = '--since';
const UNTIL = '--until';
const FORMAT = '--format';
const EXPORT = '--export';
export const REPORT_OPTIONS: readonly string[] = [HISTORY, SINCE, UNTIL, FORMAT, EXPORT];

const EXPORT_HINT = `${EXPORT} needs a file: ${EXPORT}=station.json, or - for standard output`;

/** Whether an argument asks for a report of what is on disk: no app, no window and no secret is needed for one. */
export const isReportOption = (arg: string): boolean =>
  arg === HISTORY || arg === EXPORT || arg.startsWith(`${EXPORT}=`);

/** The reports of a command line, `--history` and `--export`, as they are found on it. */
export class ReportOptions {
  #isHistory = false;
  readonly #values = new Map<string, string>();

  /** Whether it is one of them; it is kept then. */
  takes(arg: string): boolean {
    const [option = ''] = arg.split('=', 1);
    if (arg === HISTORY) this.#isHistory = true;
    else if (option !== HISTORY && REPORT_OPTIONS.includes(option)) {
      this.#values.set(option, arg.slice(option.length + 1).trim());
    } else return false;
    return true;
  }

  /** A sentence for each mistake. `others`: whether the command line asks for anything else. */
  problems(others: boolean): string[] {
    const alone = [this.#isHistory ? HISTORY : [], this.#values.has(EXPORT) ? EXPORT : []].flat();
    const [first] = alone;
    return [
      ...[SINCE, UNTIL].flatMap((option) => this.#problemOfTime(option)),
      ...(this.#values.has(FORMAT) && this.#format === null
        ? [`${FORMAT} takes jsonl or csv: ${FORMAT}=csv`]
        : []),
      ...(!this.#isHistory && [SINCE, UNTIL, FORMAT].some((option) => this.#values.has(option))
        ? [`${SINCE}, ${UNTIL} and ${FORMAT} need ${HISTORY}`]
        : []),
      ...(this.#isEmpty ? [`${SINCE} must be before ${UNTIL}`] : []),
      ...(this.#values.get(EXPORT) === '' ? [EXPORT_HINT] : []),
      ...(first !== undefined && (others || alone.length > 1)
        ? [`${first} stands alone: it goes with no action and with no view`]
        : []),
    ];
  }

  /** Null where it is not asked for. To be read where there are no problems. */
  get history(): HistoryRequest | null {
    if (!this.#isHistory) return null;
    return { from: this.#time(SINCE), to: this.#time(UNTIL), format: this.#format ?? 'jsonl' };
  }

  /** The file to export to, `-` for standard output; null where it is not asked for. */
  get exportTo(): string | null {
    return this.#values.get(EXPORT) ?? null;
  }

  get #format(): HistoryFormat | null {
    return HISTORY_FORMATS.find((one) => one === this.#values.get(FORMAT)) ?? null;
  }

  get #isEmpty(): boolean {
    const [from, to] = [this.#time(SINCE), this.#time(UNTIL)];
    return from !== null && to !== null && from >= to;
  }

  #time(option: string): string | null {
    return momentIn(this.#values.get(option) ?? '');
  }

  #problemOfTime(option: string): string[] {
    const isGiven = this.#values.has(option);
    return isGiven && this.#time(option) === null ? [`${option} needs a time: ${TIME_FORMS}`] : [];
  }
}

/** Whether a command line prints or writes what is on disk, or speaks to the room's database, which each process does for itself. */
export const isReport = ({
  history,
  exportTo,
  room,
}: {
  readonly history?: HistoryRequest;
  readonly exportTo?: string;
  readonly room?: unknown;
}): boolean => history !== undefined || exportTo !== undefined || room !== undefined;
