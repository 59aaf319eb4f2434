import { useState } from 'react';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { QuarantinedFiles } from '../../shared/secrets/quarantined-files.tsx';
import { Actions, closeWindow, Frame } from '../frame/frame.tsx';
import { useOpenRequest } from '../frame/request.ts';

/** Says that the secrets cannot be read without the passphrase, and offers the only way on. */
export function ForgottenStep({ onBack }: { readonly onBack: () => void }) {
  const t = useT();
  const { task } = useOpenRequest();
  const [quarantined, setQuarantined] = useState<readonly string[] | null>(null);
  const fresh = useAction(() => bridge.ask('vault.startFresh', null));
  const submit = async () => {
    const answer = await fresh.run();
    if (answer.ok && answer.value) setQuarantined(answer.value.quarantined);
  };
  if (quarantined) {
    const isOver = task.kind === 'unlock';
    return (
      <Frame
        goesOn={false}
        key="after"
        title={t('secrets.quarantined.title')}
        onSubmit={isOver ? closeWindow : onBack}
        footer={<Actions yes={t(isOver ? 'close' : 'secrets.goOn')} busy={false} error={null} />}
      >
        <QuarantinedFiles names={quarantined} />
      </Frame>
    );
  }
  return (
    <Frame
      goesOn={false}
      key="before"
      title={t('secrets.forgotten.title')}
      onSubmit={() => void submit()}
      onCancel={onBack}
      footer={
        <Actions
          yes={t('vault.quarantine')}
          danger="set-aside"
          no={t('secrets.back')}
          busy={fresh.busy}
          error={fresh.error}
          onCancel={onBack}
        />
      }
    >
      <p>{t('secrets.forgotten.nobody')}</p>
      <p>{t('vault.fresh.quarantine')}</p>
      <p>{t('vault.fresh.stays')}</p>
      <p>{t('secrets.forgotten.waiting')}</p>
    </Frame>
  );
}
