import type { PresetForm } from '../../shared/presets/preset-form.ts';
import type { FormField } from '../preset-problems.ts';

/** What each part of the editor needs of the whole. */
export interface FieldProps {
  readonly form: PresetForm;
  readonly change: (changes: Partial<PresetForm>) => void;
  readonly leave: (field: FormField) => void;
  /** What is wrong with a field, once it is time to say so. */
  readonly problem: (field: FormField) => string | null;
}
