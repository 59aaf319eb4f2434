import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useT } from '../i18n/use-t.ts';
import styles from './copy-value.module.css';

/** An id exactly as it was sent, and one click to have it. */
export function CopyValue({ value, name }: { readonly value: string; readonly name: string }) {
  const t = useT();
  return (
    <span className={styles.value}>
      <code className={styles.code}>{value}</code>
      <CopyButton value={value} timeout={1500}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            onClick={copy}
            aria-label={copied ? t('copy.done') : t('copy.value', { name })}
          >
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        )}
      </CopyButton>
    </span>
  );
}
