import { Group, Input, TextInput } from '@mantine/core';
import { useT } from '../../shared/i18n/use-t.ts';
import { type NetworkField, type NetworkForm, PHASES } from './network-form.ts';

interface TimeoutsProps {
  readonly form: NetworkForm;
  readonly change: (changes: Partial<NetworkForm>) => void;
  readonly problem: (field: NetworkField) => string | null;
}

/** Seconds for each phase of a call, and what it means when the later ones run out. */
export function Timeouts({ form, change, problem }: TimeoutsProps) {
  const t = useT();
  return (
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
            value={form.timeouts[phase]}
            error={problem(phase)}
            onChange={(event) =>
              change({
                timeouts: { ...form.timeouts, [phase]: event.currentTarget.value.trim() },
              })
            }
          />
        ))}
      </Group>
    </Input.Wrapper>
  );
}
