import type {
  CompanionButtonStepActions,
  CompanionPresetDefinitions,
  CompanionPresetSection,
  CompanionSimplePresetDefinition,
} from '@companion-module/base';
import { LANGUAGES, type Language } from '../../shared/link-text.ts';
import { LOOKS } from '../../shared/looks.ts';
import { SHOWN_STATES } from '../../shared/signals.ts';
import { styleOf } from './feedbacks.ts';
import { TEXTS, type Texts } from './texts.ts';
import {
  FEEDBACK_OF_STATE,
  type ModuleTypes,
  type NamedPreset,
  type PresetActionId,
} from './types.ts';
import { variablePart } from './variables.ts';

type Button = CompanionSimplePresetDefinition<ModuleTypes>;
type Steps = CompanionButtonStepActions<ModuleTypes>;

/** So long a button is held before it stops: no touch stops a recording by accident. In milliseconds. */
const HOLD_MS = 1_000;

export interface Buttons {
  readonly structure: CompanionPresetSection<ModuleTypes>[];
  readonly presets: CompanionPresetDefinitions<ModuleTypes>;
}

/** Buttons for each preset in both languages. @param label name of the connection, of which variables are shown. */
export function buttonDefinitions(named: readonly NamedPreset[], label: string): Buttons {
  const presets: CompanionPresetDefinitions<ModuleTypes> = {};
  const structure = LANGUAGES.map((language): CompanionPresetSection<ModuleTypes> => {
    const groups = named.map((preset) => {
      const buttons = buttonsOf(preset, language, label);
      Object.assign(presets, buttons);
      const id = `${language}_${variablePart(preset.id)}`;
      return { id, type: 'simple' as const, name: preset.name, presets: Object.keys(buttons) };
    });
    const texts = TEXTS[language];
    const all = `${language}_stop_all`;
    presets[all] = stopAllButton(texts);
    const common = { id: `${language}_all`, type: 'simple' as const, name: texts.button.all };
    return {
      id: language,
      name: texts.language,
      definitions: [...groups, { ...common, presets: [all] }],
    };
  });
  return { structure, presets };
}

function buttonsOf(preset: NamedPreset, language: Language, label: string): Record<string, Button> {
  const texts = TEXTS[language];
  const { button } = texts;
  const options = { preset: preset.id };
  const once = (actionId: PresetActionId): Steps => ({ down: [{ actionId, options }], up: [] });
  const held: Steps = {
    down: [],
    up: [{ actionId: 'start', options }],
    [HOLD_MS]: { options: { runWhileHeld: true }, actions: [{ actionId: 'stop', options }] },
  };
  const made: readonly [name: string, word: string, steps: Steps][] = [
    ['hold', '', held],
    ['start', button.start, once('start')],
    ['stop', button.stop, once('stop')],
    ['toggle', button.toggle, once('toggle')],
    ['retry', button.retry, once('retry_missing')],
  ];
  const prefix = `${language}_${variablePart(preset.id)}`;
  return Object.fromEntries(
    made.map(([name, word, steps]) => [
      `${prefix}_${name}`,
      stateButton({ preset, texts, label, name: word || button.hold, word, steps }),
    ]),
  );
}

interface StateButton {
  readonly preset: NamedPreset;
  readonly texts: Texts;
  readonly label: string;
  readonly name: string;
  /** What a press does; empty on the button that says it by its state. */
  readonly word: string;
  readonly steps: Steps;
}

/** A button that shows the state of its preset in colour, sign and word, and the time. */
function stateButton({ preset, texts, label, name, word, steps }: StateButton): Button {
  const part = `$(${label}:${variablePart(preset.id)}`;
  const head = word ? `${word}\\n${preset.name}` : preset.name;
  const text = (state: (typeof SHOWN_STATES)[number]) =>
    `${head}\\n${LOOKS[state].sign} ${texts.state[state]}\\n${part}_elapsed)`;
  return {
    type: 'simple',
    name: `${preset.name}: ${name}`,
    keywords: [preset.name],
    style: { text: text('unknown'), size: 'auto', ...styleOf('unknown') },
    steps: [steps],
    feedbacks: SHOWN_STATES.map((state) => ({
      feedbackId: FEEDBACK_OF_STATE[state],
      options: { preset: preset.id },
      style: { ...styleOf(state), text: text(state) },
    })),
  };
}

/** Only what is held for a second stops everything. */
function stopAllButton(texts: Texts): Button {
  return {
    type: 'simple',
    name: texts.button.stopAll,
    style: {
      text: `${texts.action.stopAll}\\n${texts.holdHint}`,
      size: 'auto',
      ...styleOf('idle'),
    },
    steps: [
      {
        down: [],
        up: [],
        [HOLD_MS]: {
          options: { runWhileHeld: true },
          actions: [{ actionId: 'stop_all', options: {} }],
        },
      },
    ],
    feedbacks: [
      { feedbackId: 'offline', options: {}, style: { ...styleOf('unknown') } },
      { feedbackId: 'paused', options: {}, style: { ...styleOf('to-verify') } },
    ],
  };
}
