import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Answer } from '#contract/ipc/channels.ts';
import type { LocaleKey } from '#contract/locales/index.ts';
import { type Action, useAction } from '../../shared/bridge/use-action.ts';
import { focusFirstInvalid } from '../../shared/components/interaction.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';

interface FormOptions<Fields, Saved> {
  /** The fields when the form is first shown. */
  readonly first: () => Fields;
  /** What the fields stand for; null where one of them cannot be saved. */
  readonly read: (fields: Fields) => Saved | null;
  /** Main may ask the operator first, who may decline. */
  readonly ask: (settings: Saved) => Promise<Answer<{ readonly agreed: boolean }>>;
}

export interface SettingsFormState<Fields, Saved> {
  readonly fields: Fields;
  change(changes: Partial<Fields>): void;
  /** A save was tried: what is wrong with a field is said from now on. */
  readonly isTried: boolean;
  /** Nothing was changed since it was saved. */
  readonly isSaved: boolean;
  readonly save: Action<[Saved], { readonly agreed: boolean }>;
  submit(event: FormEvent<HTMLFormElement>): Promise<void>;
}

/** Fields that are saved as a whole, by a button, once all of them can be. */
export function useSettingsForm<Fields extends object, Saved>({
  first,
  read,
  ask,
}: FormOptions<Fields, Saved>): SettingsFormState<Fields, Saved> {
  const [fields, setFields] = useState(first);
  const [isTried, setTried] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const save = useAction(ask);
  return {
    fields,
    isTried,
    isSaved,
    save,
    change(changes) {
      setSaved(false);
      setFields((before) => ({ ...before, ...changes }));
    },
    async submit(event) {
      event.preventDefault();
      setTried(true);
      const settings = read(fields);
      if (settings === null) return focusFirstInvalid(event.currentTarget);
      const answer = await save.run(settings);
      setSaved(answer.ok && answer.value.agreed);
    },
  };
}

/** The fields of `useSettingsForm`, what went wrong with a save, and its button with what became of it. */
export function SettingsForm<Fields, Saved>({
  form: { save, isSaved, submit },
  saved,
  unsaved,
  children,
}: {
  readonly form: SettingsFormState<Fields, Saved>;
  /** Said once it is saved. */
  readonly saved: LocaleKey;
  /** Said of changes that are not saved; absent: nothing is. */
  readonly unsaved?: LocaleKey | false;
  readonly children: ReactNode;
}) {
  const t = useT();
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        {children}
        <ErrorNote code={save.error} />
        <Group gap="sm">
          <Button type="submit" variant="default" loading={save.busy}>
            {t('save')}
          </Button>
          <output>
            {isSaved && t(saved)}
            {!isSaved && unsaved && t(unsaved)}
          </output>
        </Group>
      </Stack>
    </form>
  );
}
