import { useState } from 'react';
import type { PresetDraft } from '#contract/model/preset.ts';
import { whenReleased } from '../shared/fields/when-released.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { draftOf, formOf } from '../shared/presets/preset-form.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import type { Editing } from './editing.ts';
import type { FieldProps } from './editor/field-props.ts';
import { FORM_FIELDS, type FormField, problemsOf } from './preset-problems.ts';

interface PresetFormState {
  readonly fields: FieldProps;
  /** Fields to be summed up, once saving was tried. */
  readonly wrong: readonly FormField[];
  /** It says something else than it began with. */
  readonly changed: boolean;
  /** Null as long as something keeps the form from being a preset, said yet or not. */
  readonly draft: PresetDraft | null;
  /** From now on everything that is wrong is said. */
  readonly sayAll: () => void;
}

/** The editor's form: what is in it, and what is wrong with it as far as it is time to say so. */
export function usePresetForm(editing: Editing): PresetFormState {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const presets = useAppState((state) => state.presets);
  const capabilities = useAppState((state) => state.vendors);
  const [first] = useState(() => formOf(editing.from, accounts));
  const [form, setForm] = useState(first);
  const [touched, setTouched] = useState<ReadonlySet<FormField>>(new Set());
  const [tried, setTried] = useState(false);
  const others = presets.filter(({ id }) => id !== editing.id).map(({ name }) => name);
  const problems = problemsOf(form, { others, accounts, capabilities });
  return {
    fields: {
      form,
      change: (changes) => setForm((before) => ({ ...before, ...changes })),
      leave: (field) => whenReleased(() => setTouched((before) => new Set(before).add(field))),
      problem: (field) => {
        const found = problems[field];
        return found && touched.has(field) ? t(found.key, found.values) : null;
      },
    },
    wrong: tried ? FORM_FIELDS.filter((field) => problems[field]) : [],
    changed: JSON.stringify(form) !== JSON.stringify(first),
    draft: Object.keys(problems).length === 0 ? draftOf(form, capabilities) : null,
    sayAll: () => {
      setTried(true);
      setTouched(new Set(FORM_FIELDS));
    },
  };
}
