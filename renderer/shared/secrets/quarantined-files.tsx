import { useT } from '../i18n/use-t.ts';

/** The new names of the vault's files: nothing was deleted, and they stay readable for a person who has the key. */
export function QuarantinedFiles({ names }: { readonly names: readonly string[] }) {
  const t = useT();
  return (
    <>
      <p>{t(names.length === 0 ? 'vault.quarantined.none' : 'vault.quarantined')}</p>
      {names.length > 0 && (
        <ul>
          {names.map((name) => (
            <li key={name} className="mono">
              {name}
            </li>
          ))}
        </ul>
      )}
      <p>{t('vault.quarantined.next')}</p>
    </>
  );
}
