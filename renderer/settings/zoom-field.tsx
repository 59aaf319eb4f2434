import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useId } from 'react';
import { useT } from '../shared/i18n/use-t.ts';
import { nextZoom, USUAL_ZOOM, ZOOMS } from '../shared/zoom/zoom.ts';

interface ZoomFieldProps {
  /** Per cent. */
  readonly value: number;
  readonly onChange: (zoom: number) => void;
}

/** Larger and smaller by steps: what it does is seen at once, so nobody needs the number beforehand. */
export function ZoomField({ value, onChange }: ZoomFieldProps) {
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
