import { IconBroadcast, IconClockStop, IconLock, IconTag } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Account } from '#contract/model/account.ts';
import type { End, Preset } from '#contract/model/preset.ts';
import { list, streamCount, vendorList } from '../../shared/format/text.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { secretText } from '../../shared/presets/account-text.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './preset-facts.module.css';

interface PresetFactsProps {
  readonly preset: Preset;
  readonly account: Account | undefined;
}

/** What a start would do: where, how many streams, until when; and what it would ask for first. */
export function PresetFacts({ preset, account }: PresetFactsProps) {
  const t = useT();
  const vault = useAppState((state) => state.vault);
  const asks = account && secretText(account, vault);
  return (
    <ul className={styles.facts}>
      {asks && <Fact icon={<IconLock size={15} />}>{t(asks)}</Fact>}
      <Fact icon={<IconBroadcast size={15} />}>
        {`${streamCount(preset.streamIds.length, t)} · ${vendorList(preset.vendors, t)}`}
      </Fact>
      <Fact icon={<IconClockStop size={15} />}>{endWords(preset.end, t)}</Fact>
      {preset.tags && preset.tags.length > 0 && (
        <Fact icon={<IconTag size={15} />}>{list(preset.tags, t)}</Fact>
      )}
    </ul>
  );
}

function endWords(end: End | null, t: Translate): string {
  if (end === null) return t('end.none');
  return 'at' in end
    ? t('end.at', { time: end.at })
    : t('end.after', { minutes: end.afterMinutes });
}

function Fact({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className={styles.fact}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span>{children}</span>
    </li>
  );
}
