import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Empty } from '../shared/components/empty.tsx';
import { useT } from '../shared/i18n/use-t.ts';

/** Says what a preset is, at the moment when there is none. */
export function NoPresets({ onCreate }: { readonly onCreate: () => void }) {
  const t = useT();
  return (
    <Empty
      title={t('presets.empty.title')}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={onCreate}>
          {t('presets.empty.create')}
        </Button>
      }
    >
      {t('presets.empty.text')}
    </Empty>
  );
}
