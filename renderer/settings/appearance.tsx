import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import type { Settings } from '../../electron/contract/app-state.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { useSaveSettings } from '../shared/state/use-save-settings.ts';

/** Language and theme, in force at once. */
export function Appearance() {
  const t = useT();
  const { language, theme } = useAppState((state) => state.settings);
  const save = useSaveSettings();
  return (
    <Panel title={t('appearance.title')}>
      <Stack gap="sm">
        <Choice<Settings['language']>
          label={t('appearance.language')}
          value={language}
          data={[
            { value: 'system', label: t('appearance.system') },
            { value: 'en', label: t('language.en') },
            { value: 'zh-CN', label: t('language.zh-CN') },
          ]}
          onChange={(value) => save.run({ language: value })}
        />
        <Choice<Settings['theme']>
          label={t('appearance.theme')}
          value={theme}
          data={[
            { value: 'system', label: t('appearance.system') },
            { value: 'light', label: t('appearance.light') },
            { value: 'dark', label: t('appearance.dark') },
          ]}
          onChange={(value) => save.run({ theme: value })}
        />
        <ErrorNote code={save.error} />
      </Stack>
    </Panel>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly data: { value: T; label: string }[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, ...control }: ChoiceProps<T>) {
  const id = useId();
  return (
    <Group gap="md">
      <Text id={id} w={96} size="sm">
        {label}
      </Text>
      <SegmentedControl<T> aria-labelledby={id} {...control} />
    </Group>
  );
}
