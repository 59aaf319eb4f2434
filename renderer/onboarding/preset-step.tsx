import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { VENDORS, type Vendor } from '#contract/model/vendor.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { focusFirstInvalid } from '../shared/components/interaction.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { VendorName } from '../shared/components/vendor-name.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { freeName } from '../shared/presets/preset-form.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { type FirstPreset, firstDraft, firstPresetProblems } from './first-preset.ts';
import { StepFrame } from './step-frame.tsx';

/** None of the sample presets has it: what runs of them would raise a question here. */
const PRACTICE_STREAM = 'practice-first';

interface PresetStepProps {
  /** Null: practice. */
  readonly accountId: string | null;
  readonly onMade: (presetId: string) => void;
  readonly back: ReactNode;
}

/** The least that a preset needs; in practice all of it is filled in already. */
export function PresetStep({ accountId, onMade, back }: PresetStepProps) {
  const t = useT();
  const formId = useId();
  const accounts = useAppState((state) => state.accounts);
  const presets = useAppState((state) => state.presets);
  const account =
    accounts.find(({ id }) => id === accountId) ?? accounts.find(({ practice }) => practice);
  const others = presets.map(({ name }) => name);
  const [form, setForm] = useState<FirstPreset>(() => {
    const name = t('welcome.preset.name');
    return {
      name: others.includes(name) ? freeName(name, others) : name,
      vendors: [VENDORS[0]],
      streams: account?.practice ? PRACTICE_STREAM : '',
    };
  });
  const [tried, setTried] = useState(false);
  const save = useAction(() =>
    bridge.ask('presets.save', { id: null, draft: firstDraft(form, account?.id ?? '') }),
  );
  const problems = firstPresetProblems(form, others);
  const problem = (field: keyof FirstPreset) => {
    const key = tried && problems[field];
    return key ? t(key) : null;
  };
  const change = (changes: Partial<FirstPreset>) => setForm({ ...form, ...changes });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    const answer = await save.run();
    if (answer.ok) onMade(answer.value.id);
  };
  return (
    <StepFrame
      title={t('welcome.preset.title')}
      actions={
        <>
          <Button type="submit" form={formId} loading={save.busy}>
            {t('welcome.preset.create')}
          </Button>
          {back}
        </>
      }
    >
      <p>{t('welcome.preset.text')}</p>
      <form id={formId} onSubmit={submit} noValidate>
        <Group align="flex-start" gap="md">
          <TextInput
            label={t('editor.name')}
            value={form.name}
            error={problem('name')}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('editor.streams')}
            spellCheck={false}
            classNames={{ input: 'mono' }}
            value={form.streams}
            error={problem('streams')}
            onChange={(event) => change({ streams: event.currentTarget.value })}
          />
          <Checkbox.Group
            label={t('editor.vendors')}
            value={[...form.vendors]}
            error={problem('vendors')}
            onChange={(vendors) => change({ vendors: vendors as Vendor[] })}
          >
            <Group gap="sm" mt={8} mb={4}>
              {VENDORS.map((vendor) => (
                <Checkbox key={vendor} value={vendor} label={<VendorName vendor={vendor} />} />
              ))}
            </Group>
          </Checkbox.Group>
        </Group>
      </form>
      <ErrorNote code={save.error} />
    </StepFrame>
  );
}
