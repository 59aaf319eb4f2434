import type {
  CompanionFeedbackButtonStyleResult,
  CompanionFeedbackDefinitions,
} from '@companion-module/base';
import type { DeskView } from '../../shared/desk-client.ts';
import { fill } from '../../shared/link-text.ts';
import { LOOKS } from '../../shared/looks.ts';
import { SHOWN_STATES, type ShownState } from '../../shared/signals.ts';
import { findPreset, presetField } from './preset-option.ts';
import type { Texts } from './texts.ts';
import { FEEDBACK_OF_STATE, type ModuleTypes, type NamedPreset } from './types.ts';

/** `#rrggbb` as the number that Companion takes. */
const colour = (hex: string): number => Number.parseInt(hex.slice(1), 16);

export const styleOf = (state: ShownState): { bgcolor: number; color: number } => ({
  bgcolor: colour(LOOKS[state].ground),
  color: colour(LOOKS[state].ink),
});

const WARNING: CompanionFeedbackButtonStyleResult = styleOf('to-verify');

/** The state of a chosen preset; `unknown` where nothing is known, or no such preset is shown. */
export const stateNow = ({ board }: DeskView, chosen: unknown): ShownState =>
  findPreset(board?.presets, chosen)?.state ?? 'unknown';

/** One for each state: exactly one of them holds for a preset at any time. */
export function feedbackDefinitions(
  presets: readonly NamedPreset[],
  texts: Texts,
  view: () => DeskView,
): CompanionFeedbackDefinitions<ModuleTypes['feedbacks']> {
  const { feedback } = texts;
  const options = [presetField(presets, texts)];
  const ofState = (state: ShownState) => ({
    type: 'boolean' as const,
    name: fill(feedback.state, { state: texts.state[state] }),
    sortName: `1 ${SHOWN_STATES.indexOf(state)}`,
    description: state === 'unknown' ? feedback.unknownAbout : feedback.stateAbout,
    defaultStyle: styleOf(state),
    options,
    callback: (event: { options: { preset: string } }) =>
      stateNow(view(), event.options.preset) === state,
  });
  const states = Object.fromEntries(
    SHOWN_STATES.map((state) => [FEEDBACK_OF_STATE[state], ofState(state)]),
  ) as Record<(typeof FEEDBACK_OF_STATE)[ShownState], ReturnType<typeof ofState>>;
  return {
    ...states,
    offline: {
      type: 'boolean',
      name: feedback.offline,
      sortName: '2',
      options: [],
      defaultStyle: WARNING,
      callback: () => view().board === null,
    },
    paused: {
      type: 'boolean',
      name: feedback.paused,
      sortName: '3',
      options: [],
      defaultStyle: WARNING,
      callback: () => view().remotePaused === true,
    },
  };
}
