import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { CERTIFICATE_FORMATS, type CertificateFormat } from '#contract/model/certificate.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import styles from './run-files.module.css';

/** Saves a run's report for a rights holder. Main asks where to. */
export function CertificateMenu({ runId }: { readonly runId: string }) {
  const t = useT();
  const [saved, setSaved] = useState<string | null>(null);
  const save = useAction((format: CertificateFormat) =>
    bridge.ask('files.certificate', { runId, format }),
  );
  const run = async (format: CertificateFormat) => {
    setSaved(null);
    const answer = await save.run(format);
    if (answer.ok) setSaved(answer.value.saved);
  };
  return (
    <>
      <div className={styles.look}>
        <Menu position="bottom-start" withinPortal={false}>
          <Menu.Target>
            <Button
              variant="default"
              size="compact-sm"
              disabled={save.busy}
              rightSection={<IconChevronDown size={14} aria-hidden="true" />}
            >
              {t('certificate.make')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {CERTIFICATE_FORMATS.map((format) => (
              <Menu.Item key={format} onClick={() => void run(format)}>
                {t(`certificate.make.${format}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <span className={styles.remark} aria-live="polite">
          {saved && t('certificate.saved', { file: saved })}
        </span>
      </div>
      <ErrorNote code={save.error} />
    </>
  );
}
