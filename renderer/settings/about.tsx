import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { LINKS, type Link } from '../../electron/contract/links.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { SupportReport } from './support-report.tsx';

export function About() {
  const t = useT();
  const version = useAppState((state) => state.version);
  const [reporting, setReporting] = useState(false);
  const open = useAction((link: Link) => bridge.ask('links.open', { link }));
  return (
    <Panel
      title={t('about.title')}
      actions={
        <Button variant="default" size="xs" onClick={() => setReporting(true)}>
          {t('report.open')}
        </Button>
      }
    >
      <Stack gap="xs">
        <p>{t('about.version', { version })}</p>
        <Group gap="xs">
          <Text size="sm">{t('about.links')}</Text>
          {LINKS.map((link) => (
            <Button
              key={link}
              variant="default"
              size="compact-sm"
              onClick={() => void open.run(link)}
            >
              {t(`about.link.${link}`)}
            </Button>
          ))}
        </Group>
        <ErrorNote code={open.error} />
      </Stack>
      {reporting && <SupportReport onClosed={() => setReporting(false)} />}
    </Panel>
  );
}
