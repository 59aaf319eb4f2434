import { Button, Input, Text } from '@mantine/core';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useOpenSecrets } from '../../shared/secrets/use-open-secrets.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/** The proxy and the additional certificates in force. */
export function Route() {
  const t = useT();
  const { proxy, proxyUrl, caFile } = useAppState(({ settings }) => settings.network);
  const secrets = useOpenSecrets();
  return (
    <>
      <Input.Wrapper label={t('network.proxy')} labelElement="div">
        <Text size="sm">{(proxy === 'manual' && proxyUrl) || t(`network.proxy.${proxy}`)}</Text>
      </Input.Wrapper>
      <Input.Wrapper label={t('network.caFile')} labelElement="div">
        <Text size="sm">{caFile ?? t('network.caFile.none')}</Text>
      </Input.Wrapper>
      <div>
        <Button variant="default" onClick={() => void secrets.run({ kind: 'network' })}>
          {t('network.change')}
        </Button>
      </div>
      <ErrorNote code={secrets.error} />
    </>
  );
}
