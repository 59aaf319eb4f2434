import { useState } from 'react';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { SetAside } from '../../shared/secrets/set-aside.tsx';
import { Actions, closeWindow, Frame } from '../frame/frame.tsx';
import { useOpenRequest } from '../frame/request.ts';

/** Says that the secrets cannot be read without the passphrase, and offers the only way on. */
export function ForgottenStep({ onBack }: { readonly onBack: () => void }) {
  const t = useT();
  const { task } = useOpenRequest();
  const [setAside, setSetAside] = useState<readonly string[] | null>(null);
  const anew = useAction(() => bridge.ask('vault.startAnew', null));
  const submit = async () => {
    const answer = await anew.run();
    if (answer.ok && answer.value) setSetAside(answer.value.setAside);
  };
  if (setAside) {
    const isOver = task.kind === 'unlock';
    return (
      <Frame
        goesOn={false}
        key="after"
        title={t('secrets.setAside.title')}
        onSubmit={isOver ? closeWindow : onBack}
        footer={<Actions yes={t(isOver ? 'close' : 'secrets.goOn')} busy={false} error={null} />}
      >
        <SetAside names={setAside} />
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
          no={t('secrets.back')}
          busy={anew.busy}
          error={anew.error}
          onCancel={onBack}
        />
      }
    >
      <p>{t('secrets.forgotten.nobody')}</p>
      <p>{t('vault.anew.aside')}</p>
      <p>{t('vault.anew.stays')}</p>
      <p>{t('secrets.forgotten.waiting')}</p>
    </Frame>
  );
}
