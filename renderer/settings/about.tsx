import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { LINKS } from '#contract/ipc/links.ts';
import { UPDATES_OFF } from '#contract/model/update.ts';
import { Note } from '../shared/components/note.tsx';
import { PageLink } from '../shared/components/page-link.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { hrefOf } from '../shared/navigation.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { Licences } from './licences.tsx';
import { standInOf } from './stand-in.ts';
import { SupportReport } from './support-report.tsx';

export function About() {
  const t = useT();
  const version = useAppState((state) => state.version);
  const channel = useAppState(({ settings }) => {
    const { enabled, channel: chosen } = settings.updates ?? UPDATES_OFF;
    return enabled ? chosen : 'off';
  });
  const [reporting, setReporting] = useState(false);
  const [showing, setShowing] = useState(false);
  const standIn = standInOf(navigator.userAgent, import.meta.env.VITE_WANTED_ELECTRON);
  return (
    <Panel
      title={t('about.title')}
      actions={
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={() => setShowing(true)}>
            {t('licences.open')}
          </Button>
          <Button component="a" href={hrefOf('help')} variant="default" size="xs">
            {t('nav.help')}
          </Button>
          <Button variant="default" size="xs" onClick={() => setReporting(true)}>
            {t('report.open')}
          </Button>
        </Group>
      }
    >
      <Stack gap="xs">
        <p>{t('about.version', { version })}</p>
        {standIn && (
          <Note tone="amber" sign="!">
            {t('about.standIn', standIn)}
          </Note>
        )}
        <Text size="sm">{t(`about.channel.${channel}`)}</Text>
        <Group gap="xs">
          <Text size="sm">{t('about.links')}</Text>
          {LINKS.map((link) => (
            <PageLink key={link} link={link} />
          ))}
        </Group>
      </Stack>
      {showing && <Licences onClosed={() => setShowing(false)} />}
      {reporting && <SupportReport onClosed={() => setReporting(false)} />}
    </Panel>
  );
}
