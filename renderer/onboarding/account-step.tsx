import { Button, Radio, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { ErrorNote } from '../shared/components/note.tsx';
import { PageLink } from '../shared/components/page-link.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useOpenSecrets } from '../shared/secrets/open-secrets.tsx';
import { useAppState } from '../shared/state/use-app-state.ts';
import { StepFrame } from './step-frame.tsx';

interface AccountStepProps {
  /** Null: practice. */
  readonly accountId: string | null;
  readonly onChoose: (accountId: string | null) => void;
  readonly onNext: () => void;
  readonly back: ReactNode;
}

const PRACTICE = '';

/** Practice, or a project of one's own; a new one is entered in the window for secrets. */
export function AccountStep({ accountId, onChoose, onNext, back }: AccountStepProps) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const own = useMemo(() => accounts.filter(({ practice }) => !practice), [accounts]);
  const secrets = useOpenSecrets();
  const add = async () => {
    const answer = await secrets.run({ kind: 'account', accountId: null });
    if (answer.ok && answer.value.accountId !== null) onChoose(answer.value.accountId);
  };
  return (
    <StepFrame
      title={t('welcome.account.title')}
      actions={
        <>
          <Button onClick={onNext}>{t('welcome.next')}</Button>
          {back}
        </>
      }
    >
      <p>{t('welcome.account.text')}</p>
      <p>
        <strong>{t('welcome.account.configureFirst')}</strong> {t('welcome.account.byDefault')}
      </p>
      <div>
        <PageLink link="console-configuration" />
      </div>
      <Radio.Group
        aria-label={t('welcome.account.title')}
        value={own.some(({ id }) => id === accountId) ? accountId : PRACTICE}
        onChange={(value) => onChoose(value === PRACTICE ? null : value)}
      >
        <Stack gap={8}>
          <Radio value={PRACTICE} label={t('welcome.account.practice')} />
          {own.map(({ id, name, appId }) => (
            <Radio key={id} value={id} label={t('welcome.account.own', { name, appId })} />
          ))}
        </Stack>
      </Radio.Group>
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={16} />}
          onClick={() => void add()}
        >
          {t('welcome.account.add')}
        </Button>
      </div>
      <ErrorNote code={secrets.error} />
    </StepFrame>
  );
}
