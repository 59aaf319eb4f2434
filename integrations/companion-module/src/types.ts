import type { CompanionVariableValues } from '@companion-module/base';
import type { Language } from '../../shared/link-text.ts';
import type { ShownState } from '../../shared/signals.ts';

export type Config = { address: string; port: number; language: Language };
export type Secrets = { token: string };

/** Id or name of a preset. */
export type PresetOption = { preset: string };
type NoOption = Record<string, never>;

export type PresetActionId = 'start' | 'stop' | 'toggle' | 'retry_missing';

/** Underscores: ids of Companion are used in expressions. */
export type StateFeedbackId =
  | 'sending'
  | 'accepted'
  | 'incomplete'
  | 'to_verify'
  | 'failed'
  | 'file_found'
  | 'idle'
  | 'unknown';

export type ModuleTypes = {
  config: Config;
  secrets: Secrets;
  actions: Record<PresetActionId, { options: PresetOption }> & { stop_all: { options: NoOption } };
  feedbacks: Record<StateFeedbackId, { type: 'boolean'; options: PresetOption }> &
    Record<'offline' | 'paused', { type: 'boolean'; options: NoOption }>;
  variables: CompanionVariableValues;
};

/** What choices, variables and buttons are made of; kept while CDN Recorder does not answer. */
export interface NamedPreset {
  readonly id: string;
  readonly name: string;
}

export const FEEDBACK_OF_STATE: Readonly<Record<ShownState, StateFeedbackId>> = {
  sending: 'sending',
  accepted: 'accepted',
  incomplete: 'incomplete',
  'to-verify': 'to_verify',
  failed: 'failed',
  'file-found': 'file_found',
  idle: 'idle',
  unknown: 'unknown',
};
