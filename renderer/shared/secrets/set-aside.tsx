import { useT } from '../i18n/use-t.ts';

/** What the vault's files are called now: nothing was deleted, and whoever finds the key can read them. */
export function SetAside({ names }: { readonly names: readonly string[] }) {
  const t = useT();
  return (
    <>
      <p>{t(names.length === 0 ? 'vault.setAside.none' : 'vault.setAside')}</p>
      {names.length > 0 && (
        <ul>
          {names.map((name) => (
            <li key={name} className="mono">
              {name}
            </li>
          ))}
        </ul>
      )}
      <p>{t('vault.setAside.next')}</p>
    </>
  );
}
