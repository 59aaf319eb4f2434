import { Radio, SimpleGrid } from '@mantine/core';
import { ACCOUNT_COLOURS, type AccountColour as Colour } from '#contract/model/account-colours.ts';
import { AccountColour } from '../accounts/account-name.tsx';
import { useT } from '../i18n/use-t.ts';
import styles from './colour-field.module.css';

const COLOURS = Object.keys(ACCOUNT_COLOURS) as readonly Colour[];
/** What the library calls nothing chosen. */
const NONE = 'none';

interface ColourFieldProps {
  readonly label: string;
  readonly value: Colour | null;
  readonly onChange: (colour: Colour | null) => void;
  /** The choice of no colour, in words; where absent there is none. */
  readonly none?: string;
}

/** Each colour has a name too, for operators who cannot distinguish the colours. */
export function ColourField({ label, value, onChange, none }: ColourFieldProps) {
  const t = useT();
  return (
    <Radio.Group
      label={label}
      value={value ?? NONE}
      onChange={(chosen) => onChange(chosen === NONE ? null : (chosen as Colour))}
    >
      <SimpleGrid cols={3} mt={6} verticalSpacing={8}>
        {none !== undefined && <Radio value={NONE} label={none} />}
        {COLOURS.map((colour) => (
          <Radio
            key={colour}
            value={colour}
            label={
              <span className={styles.colour}>
                <AccountColour colour={colour} />
                {t(`colour.${colour}`)}
              </span>
            }
          />
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}
