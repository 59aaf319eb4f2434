import { Stack, Switch, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { LoginView } from '#contract/model/login.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';

/** Whether the program starts at login. The system has the say: it is asked whenever this is shown, and after a change. */
export function LoginPanel() {
  const t = useT();
  const [view, setView] = useState<LoginView | null>(null);
  const read = useAction(() => bridge.ask('login.get', null));
  const set = useAction((on: boolean) => bridge.ask('login.set', { on }));
  useEffect(() => {
    let isCurrent = true;
    void bridge.ask('login.get', null).then((answer) => {
      if (isCurrent && answer.ok) setView(answer.value);
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  const change = async (on: boolean) => {
    const answer = await set.run(on);
    if (answer.ok) setView(answer.value);
    else {
      // What a failed write left is not known: look.
      const again = await read.run();
      if (again.ok) setView(again.value);
    }
  };
  const unknown = view?.state === 'unknown' ? (view.detail ?? '') : null;
  return (
    <Panel title={t('login.title')}>
      <Stack gap="sm">
        <Switch
          label={t('login.start')}
          description={t('login.hint')}
          disabled={view === null || set.busy}
          checked={view?.state === 'on'}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        {unknown !== null && (
          <Note tone="amber" sign="?" title={t('login.unknown')}>
            {unknown === 'requires-approval' ? (
              t('login.approval')
            ) : (
              <>
                <Text size="sm">{t('login.other')}</Text>
                <Text size="sm">{unknown}</Text>
              </>
            )}
          </Note>
        )}
        <ErrorNote code={set.error ?? read.error} />
      </Stack>
    </Panel>
  );
}
