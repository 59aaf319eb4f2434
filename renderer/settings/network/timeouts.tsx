import { Button, Group, Input, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { focusFirstInvalid } from '../../shared/components/focus-first-invalid.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { useSaveSettings } from '../../shared/state/use-save-settings.ts';
import { PHASES, timeoutsFormOf, timeoutsOf, wrongTimeouts } from './network-form.ts';

/** Seconds for each phase of a call, and what it means when the later ones run out. Saved as a whole. */
export function Timeouts() {
  const t = useT();
  const timeouts = useAppState(({ settings }) => settings.network.timeouts);
  const [form, setForm] = useState(() => timeoutsFormOf(timeouts));
  const [saved, setSaved] = useState(false);
  const [tried, setTried] = useState(false);
  const save = useSaveSettings();
  const wrong = wrongTimeouts(form);
  const isChanged = JSON.stringify(form) !== JSON.stringify(timeoutsFormOf(timeouts));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (wrong.length > 0) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    const answer = await save.run({ timeouts: timeoutsOf(form) });
    setSaved(answer.ok);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        <Input.Wrapper
          label={t('network.timeouts')}
          description={t('network.timeouts.hint')}
          labelElement="div"
        >
          <Group gap="sm" mt={6} align="flex-start">
            {PHASES.map((phase) => (
              <TextInput
                key={phase}
                w={128}
                inputMode="numeric"
                label={t(`network.${phase}`)}
                value={form[phase]}
                error={tried && wrong.includes(phase) && t('network.problem.timeout')}
                onChange={(event) => {
                  setSaved(false);
                  setForm({ ...form, [phase]: event.currentTarget.value.trim() });
                }}
              />
            ))}
          </Group>
        </Input.Wrapper>
        <ErrorNote code={save.error} />
        <Group gap="sm">
          <Button type="submit" variant="default" loading={save.busy}>
            {t('save')}
          </Button>
          <output>
            {saved && t('network.saved')}
            {!saved && isChanged && t('network.unsaved')}
          </output>
        </Group>
      </Stack>
    </form>
  );
}
