import type { Page } from '#contract/ipc/channels.ts';
import type { PresetDraft } from '#contract/model/preset.ts';
import type { ScheduleDraft } from '#contract/model/schedule.ts';
import type {
  Applied,
  FileFault,
  TransferFormat,
  TransferPreview,
  TransferSubject,
} from '#contract/model/transfer.ts';
import { Refused } from '../../recording/refused.ts';
import type {
  AccountRepository,
  PresetRepository,
  ScheduleRepository,
} from '../../storage/ports.ts';
import type { CalendarResult } from './calendar/proposal.ts';
import { FIELDS, fieldText } from './fields.ts';
import {
  type Known,
  namedPresets,
  namedSchedules,
  type Planned,
  planCalendar,
  planPresets,
  planSchedules,
} from './plan.ts';
import type { ReadImport } from './read-import.ts';
import { type FileItems, itemsOfJson, itemsOfTable } from './read-items.ts';
import { tableText } from './table.ts';

export interface TransferServices {
  readonly presets: Pick<PresetRepository, 'list' | 'saveByName' | 'find'>;
  readonly schedules: Pick<ScheduleRepository, 'list' | 'saveByName'>;
  readonly accounts: Pick<AccountRepository, 'list'>;
  /** A person chooses a file to import; null when none was chosen. @throws Refused when a dialog is open. */
  chooseImport(page: Page, subject: TransferSubject): Promise<string | null>;
  /** A person says where to; null when the person declines. @throws Refused when a dialog is open. */
  chooseExport(
    page: Page,
    subject: TransferSubject,
    format: TransferFormat,
  ): Promise<string | null>;
  /** Never throws. */
  readText(path: string): Promise<ReadImport>;
  /** @throws Error of the file system */
  writeText(path: string, text: string): Promise<void>;
  readCalendar(text: string): Promise<CalendarResult>;
  /** The name of a file, without its folder. */
  fileName(path: string): string;
  newId(): string;
}

interface Open {
  readonly id: string;
  readonly known: Known;
  readonly presets: readonly Planned<PresetDraft>[] | null;
  readonly schedules: readonly Planned<ScheduleDraft>[] | null;
}

/**
 * Presets and schedules to files and from them. What a file would change is shown first, and saved only as it was
 * shown; accounts are named and never made, and nothing that runs is touched.
 */
export class TransferService {
  readonly #services: TransferServices;
  #open: Open | null = null;

  constructor(services: TransferServices) {
    this.#services = services;
  }

  /** Has a person choose a file, and says what it would change; null where none was chosen. @throws Refused */
  async open(page: Page, subject: TransferSubject): Promise<TransferPreview | null> {
    const path = await this.#services.chooseImport(page, subject);
    if (path === null) return null;
    const file = this.#services.fileName(path);
    const read = await this.#services.readText(path);
    if (!read.ok) return { kind: 'unusable', file, fault: read.fault, line: null };
    return this.#preview(subject, file, read.text);
  }

  /**
   * Saves what was shown last.
   *
   * @param presetIds for each row that is not refused the preset of its schedule; null leaves it out.
   * @throws Refused where it was shown before something else changed; UnreadableStore, TooManySchedules.
   */
  apply(id: string, presetIds: readonly (string | null)[] | null): Applied {
    const open = this.#open;
    if (open?.id !== id) throw new Refused('not-found', 'This import is not open any more.');
    const now = this.#known();
    const isSame =
      now.presets === open.known.presets &&
      now.schedules === open.known.schedules &&
      JSON.stringify(namesOf(now)) === JSON.stringify(namesOf(open.known));
    if (!isSame) throw new Refused('import-outdated', 'Something has changed since the preview.');
    const { presets, schedules } = this.#services;
    const plannedPresets = open.presets ?? [];
    const plannedSchedules = chosenSchedules(open.schedules ?? [], presetIds ?? [], (presetId) =>
      Boolean(presets.find(presetId)),
    );
    const wanted = saved(plannedPresets);
    const planned = saved(plannedSchedules);
    if (wanted.length > 0) presets.saveByName(wanted);
    if (planned.length > 0) schedules.saveByName(planned);
    this.#open = null;
    return countOf([...plannedPresets, ...plannedSchedules]);
  }

  /** Writes all of them to a place that a person names; null where none was. @throws Refused, or of the disk */
  async export(
    page: Page,
    subject: TransferSubject,
    format: TransferFormat,
  ): Promise<string | null> {
    const path = await this.#services.chooseExport(page, subject, format);
    if (path === null) return null;
    await this.#services.writeText(path, this.textOf(subject, format));
    return path;
  }

  /** The file of an export, with nothing secret in it. */
  textOf(subject: TransferSubject, format: TransferFormat): string {
    const known = this.#known();
    const items = subject === 'presets' ? namedPresets(known) : namedSchedules(known);
    if (format === 'json') return `${JSON.stringify({ [subject]: items }, null, 2)}\n`;
    const fields = FIELDS[subject];
    return tableText([
      fields.map(({ name }) => name),
      ...items.map((item) => fields.map((field) => fieldText(item, field))),
    ]);
  }

  async #preview(subject: TransferSubject, file: string, text: string): Promise<TransferPreview> {
    if (subject === 'schedules' && /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) {
      const calendar = await this.#services.readCalendar(text);
      if (!calendar.ok) {
        const fault = calendar.fault === 'too-many-events' ? 'too-many' : calendar.fault;
        return { kind: 'unusable', file, fault, line: null };
      }
      const known = this.#known();
      return this.#shown(file, { known, presets: null, schedules: planCalendar(calendar, known) });
    }
    const known = this.#known();
    const read = itemsOf(subject, text, known);
    if (!read.ok) return { kind: 'unusable', file, fault: read.fault, line: read.line };
    const isPresets = subject === 'presets';
    return this.#shown(
      file,
      {
        known,
        presets: isPresets ? planPresets(read.items, known) : null,
        schedules: isPresets ? null : planSchedules(read.items, known),
      },
      read,
    );
  }

  #shown(
    file: string,
    open: Omit<Open, 'id'>,
    { others, holdsSecrets } = { others: 0, holdsSecrets: false },
  ): TransferPreview {
    const id = this.#services.newId();
    this.#open = { ...open, id };
    const rows = [...(open.presets ?? []), ...(open.schedules ?? [])].map(({ row }) => row);
    if (rows.length === 0) {
      const fault: FileFault = 'nothing';
      return { kind: 'unusable', file, fault, line: null };
    }
    return { kind: 'preview', id, file, rows, others, holdsSecrets };
  }

  #known(): Known {
    const { presets, schedules, accounts } = this.#services;
    return { presets: presets.list(), schedules: schedules.list(), accounts: accounts.list() };
  }
}

const namesOf = ({ accounts }: Known) => accounts.map(({ id, name }) => [id, name]);

function itemsOf(subject: TransferSubject, text: string, known: Known): FileItems {
  if (/^\uFEFF?\s*[{[]/.test(text)) return itemsOfJson(text, subject);
  const existing = subject === 'presets' ? namedPresets(known) : namedSchedules(known);
  return itemsOfTable(text, subject, existing);
}

const saved = <Draft>(planned: readonly Planned<Draft>[]): Draft[] =>
  planned.flatMap(({ row, draft }) => (draft && row.state !== 'same' ? [draft] : []));

/** The schedules with the presets that were chosen for them; those without one are left out. */
function chosenSchedules(
  planned: readonly Planned<ScheduleDraft>[],
  presetIds: readonly (string | null)[],
  isPreset: (id: string) => boolean,
): Planned<ScheduleDraft>[] {
  const savable = planned.filter(({ row }) => row.state !== 'refused');
  return savable.flatMap(({ row, draft }, index) => {
    const presetId = presetIds[index] ?? null;
    if (!draft || presetId === null || !isPreset(presetId)) return [];
    const isOther = presetId !== row.presetId && row.state === 'same';
    const state = isOther ? ('changed' as const) : row.state;
    return [{ row: { ...row, state }, draft: { ...draft, presetId } }];
  });
}

function countOf(planned: readonly Planned<unknown>[]): Applied {
  const count = (state: string) => planned.filter(({ row }) => row.state === state).length;
  return { added: count('new'), changed: count('changed') };
}
