import type { ChannelArgs } from '#contract/ipc/channels.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { sameName } from '#contract/model/name.ts';
import type { PresetDraft } from '#contract/model/preset.ts';
import type { ScheduleDraft } from '#contract/model/schedule.ts';
import type { CalendarResult } from '../../../electron/app/transfer/calendar/proposal.ts';
import { TransferService } from '../../../electron/app/transfer/transfer-service.ts';

interface World {
  current(): AppState;
  update(changes: Partial<AppState>): void;
}

const SINCE = '2026-11-22T10:00:00.000Z';

/** The program's own import and export, between files that a test names and the state of the double. */
export class FakeTransfer {
  /** The file that a person chooses next; null for none. */
  file: { readonly name: string; readonly text: string } | null = null;
  /** What a calendar says: a page cannot load what reads one. */
  calendar: CalendarResult = { ok: false, fault: 'not-a-calendar' };
  /** What was exported last. */
  written: string | null = null;
  readonly #service: TransferService;

  constructor(world: World) {
    const schedulesOf = () => world.current().schedules.map(({ schedule }) => schedule);
    this.#service = new TransferService({
      presets: {
        list: () => world.current().presets,
        find: (id) => world.current().presets.find((one) => one.id === id),
        saveByName: (drafts) => savePresets(world, drafts),
      },
      schedules: {
        list: stable(schedulesOf),
        saveByName: (drafts) => saveSchedules(world, drafts),
      },
      accounts: { list: () => [...world.current().accounts] },
      chooseImport: async () => this.file?.name ?? null,
      chooseExport: async (_page, subject, format) => `/media/exports/${subject}.${format}`,
      readText: async () => ({ ok: true, text: this.file?.text ?? '' }),
      writeText: async (_path, text) => {
        this.written = text;
      },
      readCalendar: async () => this.calendar,
      fileName: (path) => path,
      newId: () => 'import',
    });
  }

  get handlers() {
    return {
      'transfer.open': ({ subject }: ChannelArgs<'transfer.open'>) =>
        this.#service.open('main', subject),
      'transfer.apply': ({ id, presetIds }: ChannelArgs<'transfer.apply'>) =>
        this.#service.apply(id, presetIds),
      'transfer.export': async ({ subject, format }: ChannelArgs<'transfer.export'>) => ({
        saved: await this.#service.export('main', subject, format),
      }),
    };
  }
}

/** One list as long as nothing in it changes: a store hands out the same one until it is written. */
function stable<T>(make: () => readonly T[]): () => readonly T[] {
  let last: readonly T[] = [];
  return () => {
    const next = make();
    if (next.length !== last.length || next.some((one, index) => one !== last[index])) last = next;
    return last;
  };
}

function savePresets(world: World, drafts: readonly PresetDraft[]): void {
  const { presets } = world.current();
  const named = (name: string) => drafts.find((draft) => sameName(draft.name, name));
  const kept = presets.map((preset) => ({ ...(named(preset.name) ?? preset), id: preset.id }));
  const added = drafts.filter((draft) => !presets.some(({ name }) => sameName(name, draft.name)));
  world.update({
    presets: [...kept, ...added.map((draft) => ({ ...draft, id: `imported ${draft.name}` }))],
  });
}

function saveSchedules(world: World, drafts: readonly ScheduleDraft[]): void {
  const { schedules } = world.current();
  const named = (name: string) => drafts.find((draft) => sameName(draft.name, name));
  const kept = schedules.map((view) => {
    const draft = named(view.schedule.name);
    return draft ? { ...view, schedule: { ...view.schedule, ...draft } } : view;
  });
  const added = drafts
    .filter((draft) => !schedules.some(({ schedule }) => sameName(schedule.name, draft.name)))
    .map((draft) => ({
      schedule: { ...draft, id: `imported ${draft.name}`, since: SINCE },
      nextAt: null,
      endsAt: null,
    }));
  world.update({ schedules: [...kept, ...added] });
}
