import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isReadableName, nameForm, sameName } from '#contract/model/name.ts';
import { type Preset, type PresetDraft, presetSchema } from '#contract/model/preset.ts';
import { DailyCopy } from './daily-copy.ts';
import { PresetNameTaken, type PresetRepository, UnreadableName } from './ports.ts';
import { StoreFile } from './store-file.ts';
import { StoredValue, type StoreFault, salvageList } from './stored-value.ts';
import { withChanges } from './with-changes.ts';

const namesOf = ({ name, group, tags = [] }: PresetDraft): string[] => [
  name,
  ...(group === undefined ? [] : [group]),
  ...tags,
];

/** A preset keeps the names that it has, which an earlier version may have taken as they were. @throws UnreadableName */
function checkNames(draft: PresetDraft, before: Preset | undefined): void {
  const had = before ? namesOf(before) : [];
  const wrong = namesOf(draft).find((name) => !had.includes(name) && !isReadableName(name));
  if (wrong !== undefined) throw new UnreadableName('a name holds invisible characters');
}

const inNameForm = (draft: PresetDraft): PresetDraft => ({
  ...draft,
  name: nameForm(draft.name),
  ...(draft.group !== undefined && { group: nameForm(draft.group) }),
  ...(draft.tags && { tags: [...new Set(draft.tags.map(nameForm))] }),
});

/** The file of the presets. */
export const presetsFile = (directory: string): StoreFile<Preset[]> =>
  new StoreFile({
    directory,
    name: 'presets',
    version: 1,
    schema: z.array(presetSchema),
    salvage: salvageList(presetSchema),
  });

/** What a first start finds. Fixed ids, since nothing is written before the operator saves something. */
export const firstPresets = (samples: readonly PresetDraft[]): Preset[] =>
  samples.map((draft, index) => ({ ...draft, id: `sample-${index + 1}` }));

type Removed = ReadonlyMap<string, { readonly preset: Preset; readonly index: number }>;

/** Saved presets, in the operator's order. */
export class PresetStore implements PresetRepository {
  readonly #stored: StoredValue<Preset[]>;
  /** What was removed since this process began, the last one last. */
  #removed: Removed = new Map();
  readonly #copy: DailyCopy;
  readonly #today: () => Date;
  #check: () => void = () => undefined;
  /** Names that `saveByName` has saved since this process began. */
  readonly #given = new Set<string>();

  /** `samples` are what a first start finds; `today` dates the copies. */
  constructor(
    directory: string,
    samples: readonly PresetDraft[],
    now: Date,
    today = () => new Date(),
  ) {
    const file = presetsFile(directory);
    this.#stored = new StoredValue<Preset[]>(file, firstPresets(samples), now);
    this.#copy = new DailyCopy(file.path);
    this.#today = today;
  }

  /** What is wrong with the file; null when nothing is. */
  get fault(): StoreFault | null {
    return this.#stored.fault;
  }

  /** Reads a file that could not be read so far. @throws UnreadableStore while it cannot */
  refresh(): void {
    this.#stored.refresh();
  }

  onChange(listener: () => void): () => void {
    return this.#stored.onChange(listener);
  }

  /** Whether it was saved by its name since this process began, in the place of any other one. */
  replaces(id: string): boolean {
    const name = this.find(id)?.name;
    return name !== undefined && this.#given.has(nameForm(name));
  }

  /** Has each change of a person's asked about first: `check` throws where it may not be. */
  guard(check: () => void): void {
    this.#check = check;
  }

  list(): readonly Preset[] {
    return this.#presets;
  }

  get #presets(): readonly Preset[] {
    return this.#stored.value;
  }

  find(id: string): Preset | undefined {
    return this.#presets.find((preset) => preset.id === id);
  }

  findByName(name: string): Preset | undefined {
    return this.#presets.find((preset) => sameName(preset.name, name));
  }

  /** @throws PresetNameTaken, UnreadableName, UnreadableStore; nothing is saved then. */
  save(id: string | null, draft: PresetDraft): Preset {
    this.#check();
    this.refresh();
    const other = this.findByName(draft.name);
    if (other && other.id !== id) throw new PresetNameTaken(draft.name);
    checkNames(draft, id === null ? undefined : this.find(id));
    const preset = { ...inNameForm(draft), id: id ?? randomUUID() };
    const known = this.#presets.some((candidate) => candidate.id === preset.id);
    this.#write(
      known
        ? this.#presets.map((candidate) => (candidate.id === preset.id ? preset : candidate))
        : [...this.#presets, preset],
    );
    return preset;
  }

  /** Saves several at once, each replacing the one of its name. */
  saveByName(drafts: readonly PresetDraft[]): void {
    if (drafts.length > 0) this.#check();
    this.refresh();
    const kept = this.#presets.map((preset) => {
      const draft = drafts.find(({ name }) => sameName(name, preset.name));
      return draft ? { ...draft, id: preset.id } : preset;
    });
    const added = drafts
      .filter(({ name }) => !this.findByName(name))
      .map((draft) => ({ ...draft, id: randomUUID() }));
    for (const { name } of drafts) this.#given.add(nameForm(name));
    this.#write([...kept, ...added]);
  }

  remove(id: string): void {
    this.#check();
    this.refresh();
    const index = this.#presets.findIndex((preset) => preset.id === id);
    const removed = this.#presets[index];
    this.#write(
      this.#presets.filter((preset) => preset.id !== id),
      removed ? new Map([...this.#removed, [id, { preset: removed, index }]]) : this.#removed,
    );
  }

  /** What `restore` would most likely be asked for; null when nothing was removed that is not back. */
  lastRemoved(): Pick<Preset, 'id' | 'name'> | null {
    const last = [...this.#removed.values()].at(-1)?.preset;
    return last ? { id: last.id, name: last.name } : null;
  }

  /**
   * Brings a preset back that was removed since this process began, to where it stood.
   *
   * @throws PresetNameTaken when another one has its name by now.
   */
  restore(id: string): Preset | undefined {
    this.#check();
    this.refresh();
    const removed = this.#removed.get(id);
    if (!removed) return undefined;
    const { preset, index } = removed;
    if (this.findByName(preset.name)) throw new PresetNameTaken(preset.name);
    this.#write(
      [...this.#presets.slice(0, index), preset, ...this.#presets.slice(index)],
      new Map([...this.#removed].filter(([removedId]) => removedId !== id)),
    );
    return preset;
  }

  /** Takes over what others have changed: each in the place of the one of its id, and new ones last. */
  takeOver(put: readonly Preset[], remove: readonly string[]): void {
    this.refresh();
    this.#write(withChanges(this.#presets, put, remove));
  }

  /** Puts the presets into the order of `ids`; those that it does not name come last, as they stood. */
  reorder(ids: readonly string[]): void {
    this.refresh();
    const place = new Map(ids.map((id, index) => [id, index]));
    const placeOf = ({ id }: Preset) => place.get(id) ?? ids.length;
    this.#write([...this.#presets].sort((left, right) => placeOf(left) - placeOf(right)));
  }

  /** Presets and removed ones change together: a listener to the one asks for the other. */
  #write(presets: readonly Preset[], removed: Removed = this.#removed): void {
    const before = this.#removed;
    this.#copy.keep(this.#today());
    this.#removed = removed;
    try {
      this.#stored.set([...presets]);
    } catch (error) {
      this.#removed = before;
      throw error;
    }
  }
}
