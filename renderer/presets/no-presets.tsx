import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Empty } from '../shared/components/empty.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { go, NEW_ACCOUNT } from '../shared/navigation.ts';
import { useAppState } from '../shared/state/use-app-state.ts';

/** Says what a preset is, at the moment when there is none. */
export function NoPresets({ onCreate }: { readonly onCreate: () => void }) {
  const t = useT();
  const isPracticeOnly = useAppState((state) => state.accounts.every(({ practice }) => practice));
  return (
    <Empty
      title={t('presets.empty.title')}
      actions={
        <>
          <Button leftSection={<IconPlus size={16} />} onClick={onCreate}>
            {t('presets.empty.create')}
          </Button>
          {isPracticeOnly && (
            <Button variant="default" onClick={() => go('settings', NEW_ACCOUNT)}>
              {t('palette.account')}
            </Button>
          )}
        </>
      }
    >
      {t('presets.empty.text')}
    </Empty>
  );
}
