import { Stack } from '@mantine/core';
import type { Settings } from '../../electron/contract/app-state.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { useSaveSettings } from '../shared/state/use-save-settings.ts';
import { Choice } from './choice.tsx';

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
