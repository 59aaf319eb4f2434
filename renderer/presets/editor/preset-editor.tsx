import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { Preset, PresetDraft } from '#contract/model/preset.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { Confirm } from '../../shared/components/confirm.tsx';
import { focusFirstInvalid } from '../../shared/components/interaction.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { Sheet } from '../../shared/components/sheet.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { takesDomain } from '../../shared/presets/preset-form.ts';
import { nameRemarks, overlapRemarks } from '../../shared/presets/remarks.ts';
import { Remarks } from '../../shared/presets/remarks.tsx';
import { LeftRunningDialog } from '../../shared/questions/left-running.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { BoardFields, ConfirmFields } from './option-fields.tsx';
import { ProfileFields } from './profile-fields.tsx';
import { AccountField, DomainFields, EndField, VendorsField } from './recording-fields.tsx';
import { RequestPreview } from './request-preview.tsx';
import { FieldArea, goToField, ProblemSummary, Section } from './section.tsx';
import { StreamsField } from './streams-field.tsx';
import { type Editing, type FieldProps, useLeftRunning, usePresetForm } from './use-preset-form.ts';

interface PresetEditorProps {
  readonly editing: Editing;
  /** Once it is saved, before the editor has closed. */
  readonly onSaved?: (preset: Preset) => void;
  readonly onClosed: () => void;
}

/** Makes a preset or changes one. What is wrong is said as soon as a field has been left, or on saving. */
export default function PresetEditor({ editing, onSaved, onClosed }: PresetEditorProps) {
  const t = useT();
  const formId = useId();
  const element = useRef<HTMLFormElement>(null);
  const [opened, { close }] = useDisclosure(true);
  const [discarding, setDiscarding] = useState(false);
  const [leaving, setLeaving] = useState<PresetDraft | null>(null);
  const leaves = useLeftRunning(editing.id);
  const { fields, wrong, changed, draft, sayAll } = usePresetForm(editing);
  const saveDraft = async (whole: PresetDraft) => {
    const answer = await bridge.ask('presets.save', { id: editing.id, draft: whole });
    if (answer.ok) onSaved?.(answer.value);
    return answer;
  };
  const save = useAction(saveDraft);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    sayAll();
    if (!draft) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    if (leaves(draft).length > 0) {
      setLeaving(draft);
      return;
    }
    const answer = await save.run(draft);
    if (answer.ok) close();
  };
  return (
    <>
      <Sheet
        opened={opened}
        title={t(editing.id === null ? 'editor.title.new' : 'editor.title.edit')}
        // Escape or a click beside the editor may be an accident; "Cancel" discards changes without a question.
        onClose={() => (changed ? setDiscarding(true) : close())}
        onExited={onClosed}
        footer={
          <Stack gap="xs">
            <ErrorNote code={save.error} />
            <ProblemSummary
              wrong={wrong}
              onGo={(field) => element.current && goToField(element.current, field)}
            />
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
        <form id={formId} ref={element} onSubmit={submit} noValidate>
          <Fields fields={fields} editedId={editing.id} draft={draft} />
        </form>
      </Sheet>
      {leaving && (
        <LeftRunningDialog
          change="save"
          presetName={leaving.name}
          recordings={leaves(leaving)}
          work={() => saveDraft(leaving)}
          onDone={() => {
            setLeaving(null);
            close();
          }}
          onClose={() => setLeaving(null)}
        />
      )}
      {discarding && (
        <DiscardChanges
          onKeep={() => setDiscarding(false)}
          onDiscard={() => {
            setDiscarding(false);
            close();
          }}
        />
      )}
    </>
  );
}

interface FieldsProps {
  readonly fields: FieldProps;
  /** Null where a preset is made. */
  readonly editedId: string | null;
  readonly draft: PresetDraft | null;
}

/** Everything that a preset is, from top to bottom. */
function Fields({ fields, editedId, draft }: FieldsProps) {
  const t = useT();
  const capabilities = useAppState((state) => state.vendors);
  const presets = useAppState((state) => state.presets);
  const others = presets.filter(({ id }) => id !== editedId);
  const { form, change, leave, problem } = fields;
  return (
    <Stack gap="md">
      <FieldArea field="name">
        <TextInput
          label={t('editor.name')}
          data-autofocus
          value={form.name}
          error={problem('name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
          onBlur={() => leave('name')}
        />
        <Remarks remarks={nameRemarks(form.name, others, t)} />
      </FieldArea>
      <AccountField {...fields} />
      <VendorsField {...fields} />
      <StreamsField {...fields} />
      <Remarks remarks={overlapRemarks(form, others, t)} />
      <EndField {...fields} />
      {takesDomain(form.vendors, capabilities) && <DomainFields {...fields} />}
      <Section title={t('editor.section.confirm')}>
        <ConfirmFields {...fields} />
      </Section>
      <Section title={t('editor.section.board')}>
        <BoardFields {...fields} />
      </Section>
      <Section title={t('editor.section.profile')} note={t('editor.profile.hint')}>
        <ProfileFields {...fields} editedId={editedId} />
      </Section>
      <Section title={t('editor.section.requests')}>
        <RequestPreview draft={draft} />
      </Section>
    </Stack>
  );
}

interface DiscardChangesProps {
  readonly onDiscard: () => void;
  readonly onKeep: () => void;
}

/** An accidental key or click must not discard what the operator has written. */
function DiscardChanges({ onDiscard, onKeep }: DiscardChangesProps) {
  const t = useT();
  return (
    <Confirm
      opened
      title={t('editor.discard.title')}
      yes={t('editor.discard.yes')}
      danger="delete"
      no={t('editor.discard.no')}
      busy={false}
      error={null}
      onYes={onDiscard}
      onClose={onKeep}
    >
      {t('editor.discard.text')}
    </Confirm>
  );
}
