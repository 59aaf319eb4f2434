import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { Confirm } from '../../shared/components/confirm.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

interface StartAnewProps {
  readonly onClosed: () => void;
  readonly onSetAside: (names: readonly string[]) => void;
}

/** Names what stays and what has to be entered again. Nothing is deleted. */
export function StartAnew({ onClosed, onSetAside }: StartAnewProps) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const anew = useAction(() => bridge.ask('vault.startAnew', null));
  const confirm = async () => {
    const answer = await anew.run();
    if (!answer.ok) return;
    onSetAside(answer.value.setAside);
    onClosed();
  };
  const real = accounts.filter(({ protection }) => protection !== 'practice');
  return (
    <Confirm
      opened
      title={t('vault.anew.title')}
      yes={t('vault.putAside')}
      busy={anew.busy}
      error={anew.error}
      onYes={() => void confirm()}
      onClose={onClosed}
    >
      <p>{t('vault.anew.aside')}</p>
      <p>{t('vault.anew.stays')}</p>
      {real.length > 0 && (
        <>
          <p>{t('vault.anew.again')}</p>
          <ul>
            {real.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </Confirm>
  );
}
