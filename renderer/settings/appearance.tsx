import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useId } from 'react';
import type { Settings } from '#contract/model/settings.ts';
import { Choice } from '../shared/components/choice.tsx';
import { ErrorNote } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { go } from '../shared/navigation.ts';
import { useAppState, useSaveSettings } from '../shared/state/use-app-state.ts';
import { useWindowActions } from '../shared/window-actions.ts';
import { nextZoom, USUAL_ZOOM, ZOOMS } from '../shared/zoom/zoom.ts';

/** Language, theme and size, in force at once; and where to learn the rest. */
export function Appearance() {
  const t = useT();
  const { language, theme, zoom } = useAppState((state) => state.settings);
  const save = useSaveSettings();
  const { perform } = useWindowActions();
  const introduce = async () => {
    const answer = await save.run({ welcomed: false });
    if (answer.ok) go('presets');
  };
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
            { value: 'high-contrast', label: t('appearance.highContrast') },
          ]}
          onChange={(value) => save.run({ theme: value })}
        />
        <ZoomField value={zoom} onChange={(value) => void save.run({ zoom: value })} />
        <Group gap="xs 16px">
          <Text w={96} size="sm">
            {t('appearance.help')}
          </Text>
          <Group gap="xs">
            <Button variant="default" size="xs" onClick={() => perform('help')}>
              {t('shortcuts.title')}
            </Button>
            <Button variant="default" size="xs" onClick={() => void introduce()}>
              {t('palette.welcome')}
            </Button>
          </Group>
        </Group>
        <ErrorNote code={save.error} />
      </Stack>
    </Panel>
  );
}

interface ZoomFieldProps {
  /** Per cent. */
  readonly value: number;
  readonly onChange: (zoom: number) => void;
}

/** Larger and smaller by steps: the operator sees the effect at once and need not choose a number. */
function ZoomField({ value, onChange }: ZoomFieldProps) {
  const t = useT();
  const id = useId();
  const [smallest = value] = ZOOMS;
  const largest = ZOOMS.at(-1) ?? value;
  const step = (direction: 'in' | 'out') => () => onChange(nextZoom(value, direction));
  return (
    <Group gap="xs 16px" role="group" aria-labelledby={id}>
      <Text id={id} w={96} size="sm">
        {t('appearance.zoom')}
      </Text>
      <Group gap="xs">
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('shortcut.zoom.out')}
          disabled={value <= smallest}
          onClick={step('out')}
        >
          <IconMinus size={16} />
        </ActionIcon>
        <Text component="output" size="sm" w={52} ta="center">
          {t('appearance.zoom.value', { percent: value })}
        </Text>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('shortcut.zoom.in')}
          disabled={value >= largest}
          onClick={step('in')}
        >
          <IconPlus size={16} />
        </ActionIcon>
        {value !== USUAL_ZOOM && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(USUAL_ZOOM)}>
            {t('shortcut.zoom.reset')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
