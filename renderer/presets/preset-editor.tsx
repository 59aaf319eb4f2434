import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useId, useState } from 'react';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { focusFirstInvalid } from '../shared/components/focus-first-invalid.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Sheet } from '../shared/components/sheet.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import type { Editing } from './editing.ts';
import { AccountField } from './editor/account-field.tsx';
import { DomainFields } from './editor/domain-fields.tsx';
import { EndField } from './editor/end-field.tsx';
import { StreamsField } from './editor/streams-field.tsx';
import { VendorsField } from './editor/vendors-field.tsx';
import { draftOf, type FormField, formOf, problemsOf, takesDomain } from './preset-form.ts';

interface PresetEditorProps {
  readonly editing: Editing;
  readonly onClosed: () => void;
}

/** Makes a preset or changes one. What is wrong is said as soon as a field has been left, or on saving. */
export default function PresetEditor({ editing, onClosed }: PresetEditorProps) {
  const t = useT();
  const formId = useId();
  const [opened, { close }] = useDisclosure(true);
  const accounts = useAppState((state) => state.accounts);
  const presets = useAppState((state) => state.presets);
  const capabilities = useAppState((state) => state.vendors);
  const [form, setForm] = useState(() => formOf(editing.from, accounts));
  const [touched, setTouched] = useState<ReadonlySet<FormField>>(new Set());
  const [triedToSave, setTriedToSave] = useState(false);
  const save = useAction(() =>
    bridge.ask('presets.save', { id: editing.id, draft: draftOf(form, capabilities) }),
  );

  const others = presets.filter(({ id }) => id !== editing.id).map(({ name }) => name);
  const problems = problemsOf(form, { others, accounts, capabilities });
  const problem = (field: FormField): string | null => {
    const found = problems[field];
    return found && (triedToSave || touched.has(field)) ? t(found.key, found.values) : null;
  };
  const change = (changes: Partial<typeof form>) => setForm({ ...form, ...changes });
  const leave = (field: FormField) => setTouched(new Set(touched).add(field));

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTriedToSave(true);
    if (Object.keys(problems).length > 0) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    const answer = await save.run();
    if (answer.ok) close();
  };
  const field = { form, change, leave, problem };
  return (
    <Sheet
      opened={opened}
      title={t(editing.id === null ? 'editor.title.new' : 'editor.title.edit')}
      onClose={close}
      onExited={onClosed}
      footer={
        <Stack gap="xs">
          <ErrorNote code={save.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" form={formId} loading={save.busy}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('editor.name')}
            data-autofocus
            value={form.name}
            error={problem('name')}
            onChange={(event) => change({ name: event.currentTarget.value })}
            onBlur={() => leave('name')}
          />
          <AccountField {...field} />
          <VendorsField {...field} />
          <StreamsField {...field} />
          <EndField {...field} />
          {takesDomain(form.vendors, capabilities) && <DomainFields {...field} />}
          <Checkbox
            label={t('editor.confirmStop')}
            description={t('editor.confirmStop.hint')}
            checked={form.confirmStop}
            onChange={(event) => change({ confirmStop: event.currentTarget.checked })}
          />
        </Stack>
      </form>
    </Sheet>
  );
}
