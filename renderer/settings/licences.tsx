import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../shared/components/note.tsx';
import { Sheet } from '../shared/components/sheet.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './licences.module.css';

const licencesSchema = z.array(
  z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }),
);

/** Made with the bundle, which holds the packages: build/setup/bundle/licences.mjs. */
async function readLicences() {
  const answer = await fetch('./licences.json');
  if (!answer.ok) throw new Error(`no list of licences: ${answer.status}`);
  return licencesSchema.parse(await answer.json());
}

/** Every package that is shipped, with its licence; the text of each opens with a click. */
export function Licences({ onClosed }: { readonly onClosed: () => void }) {
  const t = useT();
  const [opened, { close }] = useDisclosure(true);
  const chromium = useAction(() => bridge.ask('links.open', { link: 'chromium-licences' }));
  const { data, isError } = useQuery({
    queryKey: ['licences'],
    queryFn: readLicences,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Sheet opened={opened} title={t('licences.title')} onClose={close} onExited={onClosed}>
      <p>{t('licences.electron')}</p>
      <Button
        variant="default"
        size="compact-sm"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => void chromium.run()}
      >
        {t('licences.chromium')}
      </Button>
      <ErrorNote code={chromium.error} />
      {isError && (
        <Note tone="amber" sign="✕" role="alert">
          {t('licences.unavailable')}
        </Note>
      )}
      <ul className={styles.list} aria-label={t('licences.title')}>
        {data?.map(({ name, version, licence, text }) => (
          <li key={`${name} ${version}`}>
            <details>
              <summary>
                {name} {version}{' '}
                <Text span size="sm" c="dimmed">
                  {licence}
                </Text>
              </summary>
              <pre className={styles.text}>{text}</pre>
            </details>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
