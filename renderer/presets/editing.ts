import type { Preset } from '#contract/model/preset.ts';

/** What the editor works on: an existing preset, or one to be (with what it starts from). */
export interface Editing {
  readonly id: string | null;
  readonly from: Preset | null;
}
