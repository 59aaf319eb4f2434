import { Button } from '@mantine/core';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/** Keeps the operator from taking an intended practice failure for a real one, and from forgetting to end it. */
export function PracticeBanner() {
  const t = useT();
  const behaviour = useAppState((state) => state.practiceBehaviour);
  const end = useAction(() => bridge.ask('practice.behave', { behaviour: 'normal' }));
  if (behaviour === 'normal') return null;
  return (
    <>
      <Note
        tone="violet"
        sign="◇"
        actions={
          <Button variant="default" size="compact-sm" loading={end.busy} onClick={end.run}>
            {t('practice.banner.end')}
          </Button>
        }
      >
        {t('practice.banner', { behaviour: t(`practice.behaviour.${behaviour}`) })}
      </Note>
      <ErrorNote code={end.error} />
    </>
  );
}
