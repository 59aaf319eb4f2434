import { IconBroadcast, IconClockStop, IconTag } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import { list, streamCount, vendorList } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { endText } from '../../shared/presets/end-text.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './preset-facts.module.css';

interface PresetFactsProps {
  readonly preset: Preset;
}

/** What a start would do: where, how many streams, until when. */
export function PresetFacts({ preset }: PresetFactsProps) {
  const t = useT();
  const capabilities = useAppState((state) => state.vendors);
  return (
    <ul className={styles.facts}>
      <Fact icon={<IconBroadcast size={15} />}>
        {`${streamCount(preset.streamIds.length, t)} · ${vendorList(preset.vendors, t)}`}
      </Fact>
      <Fact icon={<IconClockStop size={15} />}>{endText(preset, capabilities, t)}</Fact>
      {preset.tags && preset.tags.length > 0 && (
        <Fact icon={<IconTag size={15} />}>{list(preset.tags, t)}</Fact>
      )}
    </ul>
  );
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
