import { createRequire } from 'node:module';

type Values = Record<string, unknown>;
interface Field {
  readonly id: string;
  readonly type: string;
  readonly default?: unknown;
}
interface Definition {
  readonly name: string;
  readonly options: readonly Field[];
  readonly defaultStyle?: Values;
  callback(event: { options: Values }, context: Values): unknown;
}
interface Entry {
  readonly actionId?: string;
  readonly feedbackId?: string;
  readonly options: Values;
}
type ActionSet = readonly Entry[] | { readonly actions: readonly Entry[] };
export interface Button {
  readonly name: string;
  readonly style: Values;
  readonly steps: readonly Record<string, ActionSet>[];
  readonly feedbacks: readonly (Entry & { readonly style: Values })[];
}
interface Section {
  readonly id: string;
  readonly name: string;
  readonly definitions: readonly (
    | string
    | { readonly presets: readonly string[] }
    | { readonly presetId: string }
  )[];
}
/** Ids of the presets in a section: named, in a group, or as the template of a series. */
const presetsOf = (part: Section['definitions'][number]): readonly string[] => {
  if (typeof part === 'string') return [part];
  return 'presets' in part ? part.presets : [part.presetId];
};

interface Instance {
  init(config: Values, isFirst: boolean, secrets: Values): Promise<void>;
  configUpdated(config: Values, secrets: Values): Promise<void>;
  destroy(): Promise<void>;
  getConfigFields(): readonly Field[];
}

interface Shown {
  readonly feedbackId: string;
  readonly options: Values;
  value: unknown;
}

const entriesOf = (set: ActionSet): readonly Entry[] => ('actions' in set ? set.actions : set);

const VARIABLE_ID = /^[a-zA-Z0-9_-]+$/;

/**
 * A host for one connection module, by the interface that `@companion-module/base` exports as `host-api`. Like
 * Companion it runs a feedback only when the module asks for it; what Companion would warn of is a fault here.
 */
export class CompanionHost {
  readonly faults: string[] = [];
  readonly logs: string[] = [];
  /** Every status that it has had, in their order. */
  readonly statuses: string[] = [];
  status = { status: '', message: null as string | null };
  /** What the module has changed in its own config. */
  readonly saved: Values[] = [];
  actions: Record<string, Definition | undefined> = {};
  feedbacks: Record<string, Definition | undefined> = {};
  readonly variables = new Map<string, unknown>();
  readonly upgradeScripts: readonly unknown[];
  structure: readonly Section[] = [];
  buttons: Record<string, Button> = {};
  readonly #shown = new Map<string, Shown>();
  #names = new Set<string>();
  readonly #instance: Instance;

  constructor(file: string) {
    const { default: Module, UpgradeScripts } = createRequire(import.meta.url)(file);
    Object.assign(globalThis, {
      COMPANION_LOGGER: (_source: unknown, level: string, text: string) =>
        this.logs.push(`${level} ${text}`),
    });
    this.upgradeScripts = UpgradeScripts;
    this.#instance = new Module(this.#context());
  }

  /** Begins as Companion does: with the defaults of the fields, and what an operator has entered. */
  async init(entered: Values = {}): Promise<void> {
    const { config, secrets } = this.#sorted(entered);
    await this.#instance.init(config, true, secrets);
  }

  async configure(entered: Values): Promise<void> {
    const { config, secrets } = this.#sorted(entered);
    await this.#instance.configUpdated(config, secrets);
  }

  close(): Promise<void> {
    return this.#instance.destroy();
  }

  fields(): readonly Field[] {
    return this.#instance.getConfigFields();
  }

  async run(actionId: string, options: Values = {}): Promise<void> {
    const action = this.actions[actionId];
    if (!action) throw new Error(`no action ${actionId}`);
    await action.callback({ options }, { type: 'action' });
  }

  /**
   * Presses a button of the module's, and lets it go after so many milliseconds: what runs while it is held takes the
   * place of what runs when it is let go.
   */
  async pressButton(id: string, heldMs = 0): Promise<void> {
    const [step = {}] = this.buttons[id]?.steps ?? [];
    const times = Object.keys(step)
      .map(Number)
      .filter((time) => time < heldMs);
    const last = times.length > 0 ? String(Math.max(...times)) : 'up';
    for (const set of [step.down ?? [], step[last] ?? []]) {
      for (const { actionId = '', options } of entriesOf(set)) await this.run(actionId, options);
    }
  }

  /** As a button that an operator has not filled in. */
  runWithDefaults(actionId: string): Promise<void> {
    const options = this.actions[actionId]?.options ?? [];
    return this.run(actionId, Object.fromEntries(options.map((one) => [one.id, one.default])));
  }

  /** Puts a feedback on a button, and tells what it shows: as when the module last asked for it. */
  feedback(feedbackId: string, options: Values = {}): unknown {
    const key = `${feedbackId} ${JSON.stringify(options)}`;
    const shown = this.#shown.get(key);
    if (shown) return shown.value;
    const placed: Shown = { feedbackId, options, value: undefined };
    this.#shown.set(key, placed);
    this.#check(placed);
    return placed.value;
  }

  #sorted(entered: Values): { config: Values; secrets: Values } {
    const [config, secrets]: [Values, Values] = [{}, {}];
    for (const { id, type, default: usual } of this.fields()) {
      if (type === 'static-text') continue;
      (type === 'secret-text' ? secrets : config)[id] = entered[id] ?? usual;
    }
    return { config, secrets };
  }

  #check(shown: Shown): void {
    const { feedbackId, options } = shown;
    const definition = this.feedbacks[feedbackId];
    if (!definition) throw new Error(`no feedback ${feedbackId}`);
    const value = definition.callback({ options }, { type: 'feedback' });
    if (!(value instanceof Promise)) {
      shown.value = value;
      return;
    }
    value.then(
      (later) => {
        shown.value = later;
      },
      (error) => this.faults.push(`${feedbackId}: ${error}`),
    );
  }

  #checkAll(): void {
    for (const shown of this.#shown.values()) this.#check(shown);
  }

  #context() {
    return {
      _isInstanceContext: true,
      id: 'connection-1',
      label: 'recorder',
      upgradeScripts: this.upgradeScripts,
      sharedUdpSocketHandlers: new Map(),
      saveConfig: (config: Values) => this.saved.push({ ...config }),
      updateStatus: (status: string, message: string | null) => {
        this.statuses.push(status);
        this.status = { status, message };
      },
      setActionDefinitions: (actions: Record<string, Definition>) => {
        this.actions = actions;
      },
      setFeedbackDefinitions: (feedbacks: Record<string, Definition>) => {
        this.feedbacks = feedbacks;
      },
      checkAllFeedbacks: () => this.#checkAll(),
      checkFeedbacks: () => this.#checkAll(),
      setVariableDefinitions: (definitions: Record<string, { name: string }>) => {
        this.#names = new Set(Object.keys(definitions));
        for (const id of this.#names) if (!VARIABLE_ID.test(id)) this.faults.push(`variable ${id}`);
        for (const id of this.variables.keys()) if (!this.#names.has(id)) this.variables.delete(id);
      },
      setVariableValues: (values: Values) => {
        for (const [id, value] of Object.entries(values)) {
          if (this.#names.has(id)) this.variables.set(id, value);
          else this.faults.push(`no definition of the variable ${id}`);
        }
      },
      getVariableValue: (id: string) => this.variables.get(id),
      setPresetDefinitions: (structure: Section[], buttons: Record<string, Button>) => {
        this.structure = structure;
        this.buttons = buttons;
        this.#checkButtons();
      },
    };
  }

  #checkButtons(): void {
    const listed = this.structure.flatMap(({ definitions }) => definitions.flatMap(presetsOf));
    const missing = listed.filter((id) => !this.buttons[id]);
    const unlisted = Object.keys(this.buttons).filter((id) => !listed.includes(id));
    this.faults.push(...[...missing, ...unlisted].map((id) => `button ${id}`));
    for (const { name, steps, feedbacks } of Object.values(this.buttons)) {
      const actions = steps.flatMap((step) => Object.values(step).flatMap(entriesOf));
      for (const { actionId = '', feedbackId = '', options } of [...actions, ...feedbacks]) {
        const definition = actionId ? this.actions[actionId] : this.feedbacks[feedbackId];
        const known = definition?.options.map(({ id }) => id) ?? [];
        const isKnown = definition && Object.keys(options).every((id) => known.includes(id));
        if (!isKnown) this.faults.push(`${name}: ${actionId}${feedbackId}`);
      }
    }
  }
}
