import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Answer } from '#contract/ipc/channels.ts';
import type { LocaleKey } from '#contract/locales/index.ts';
import { type Action, useAction } from '../../shared/bridge/use-action.ts';
import { focusFirstInvalid } from '../../shared/components/interaction.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { type FieldNews, fieldsOf, withChanges, withInForce } from './followed-fields.ts';

interface FormOptions<Fields, Saved> {
  /** The settings in force, also once they change outside of the form. */
  readonly inForce: Saved;
  readonly formOf: (settings: Saved) => Fields;
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
  /** The fields stand for other settings than those in force. */
  readonly isChanged: boolean;
  readonly news: FieldNews;
  readonly save: Action<[Saved], { readonly agreed: boolean }>;
  /** Shows what is in force instead of the operator's changes. */
  discard(): void;
  submit(event: FormEvent<HTMLFormElement>): Promise<void>;
}

/**
 * Fields that are saved as a whole, by a button, once all of them can be. They follow settings that change elsewhere, and
 * keep what the operator has changed.
 */
export function useSettingsForm<Fields extends object, Saved>({
  inForce,
  formOf,
  read,
  ask,
}: FormOptions<Fields, Saved>): SettingsFormState<Fields, Saved> {
  const now = formOf(inForce);
  const [known, setKnown] = useState(() => fieldsOf(now));
  const [seen, setSeen] = useState(() => JSON.stringify(now));
  const [isTried, setTried] = useState(false);
  const save = useAction(ask);
  const textOf = (fields: Fields) => JSON.stringify(read(fields) ?? fields);
  const isSame = (one: Fields, other: Fields) => textOf(one) === textOf(other);
  if (seen !== JSON.stringify(now)) {
    setSeen(JSON.stringify(now));
    setKnown(withInForce(known, now, isSame));
  }
  const { fields, news } = known;
  return {
    fields,
    isTried,
    isChanged: !isSame(fields, now),
    news,
    save,
    change: (changes) => setKnown((before) => withChanges(before, changes)),
    discard() {
      setTried(false);
      setKnown(fieldsOf(now));
    },
    async submit(event) {
      event.preventDefault();
      setTried(true);
      const settings = read(fields);
      if (settings === null) return focusFirstInvalid(event.currentTarget);
      const answer = await save.run(settings);
      const isSaved = answer.ok && answer.value.agreed;
      setKnown((before) =>
        isSaved
          ? { ...withInForce(before, formOf(settings), isSame), news: 'saved' }
          : { ...before, news: before.news === 'saved' ? null : before.news },
      );
    },
  };
}

interface SettingsFormProps<Fields, Saved> {
  readonly form: SettingsFormState<Fields, Saved>;
  /** Said once it is saved. */
  readonly saved: LocaleKey;
  readonly children: ReactNode;
}

/** The fields of `useSettingsForm`, what went wrong with a save, and its button with what became of it. */
export function SettingsForm<Fields, Saved>({
  form: { save, isChanged, news, discard, submit },
  saved,
  children,
}: SettingsFormProps<Fields, Saved>) {
  const t = useT();
  const status = () => {
    if (isChanged) return t('settings.unsaved');
    if (news === 'saved') return t(saved);
    return news === 'followed' && t('settings.followed');
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        {children}
        {news === 'kept' && isChanged && <KeptNote onDiscard={discard} />}
        <ErrorNote code={save.error} />
        <Group gap="sm">
          <Button type="submit" variant="default" loading={save.busy}>
            {t('save')}
          </Button>
          <output>{status()}</output>
        </Group>
      </Stack>
    </form>
  );
}

/** The settings changed while the operator had changed the form. */
function KeptNote({ onDiscard }: { readonly onDiscard: () => void }) {
  const t = useT();
  return (
    <Note tone="amber" sign="!" role="alert" title={t('settings.kept.title')}>
      {t('settings.kept.text')}
      <Group mt={6}>
        <Button
          variant="default"
          size="compact-sm"
          onClick={(event) => {
            // The button goes: the keyboard stays in the form.
            event.currentTarget.form?.querySelector<HTMLElement>('[type="submit"]')?.focus();
            onDiscard();
          }}
        >
          {t('settings.kept.discard')}
        </Button>
      </Group>
    </Note>
  );
}
