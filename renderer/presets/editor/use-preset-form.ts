import { useState } from 'react';
import type { Preset, PresetDraft } from '#contract/model/preset.ts';
import type { Recording } from '#contract/model/start.ts';
import { leftRunning } from '#contract/rules/left-running.ts';
import { whenReleased } from '../../shared/fields/when-released.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { draftOf, formOf, type PresetForm } from '../../shared/presets/preset-form.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
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

/** What the editor works on: an existing preset, or one to be (with what it starts from). */
export interface Editing {
  readonly id: string | null;
  readonly from: Preset | null;
}

/** What each part of the editor needs of the whole. */
export interface FieldProps {
  readonly form: PresetForm;
  readonly change: (changes: Partial<PresetForm>) => void;
  readonly leave: (field: FormField) => void;
  /** What is wrong with a field, once it is time to say so. */
  readonly problem: (field: FormField) => string | null;
}

/** What of a preset would go on without being in it any more, once it is saved like this. */
export function useLeftRunning(id: string | null): (draft: PresetDraft) => Recording[] {
  const presets = useAppState((state) => state.presets);
  const accounts = useAppState((state) => state.accounts);
  const recordings = useAppState((state) => state.recordings);
  return (draft) => {
    if (id === null) return [];
    const after = presets.map((preset) => (preset.id === id ? { ...draft, id } : preset));
    return leftRunning({ presets, accounts }, { presets: after, accounts }, recordings);
  };
}
