import { Button, CloseButton, Group, NativeSelect, TextInput } from '@mantine/core';
import { TSL_PROTOCOLS, TSL_TEXTS, tslTargetSchema } from '#contract/model/control.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { AddPreset } from './add-preset.tsx';
import { usePresetNames } from './preset-names.ts';
import styles from './remote.module.css';
import {
  type LampForm,
  lastAddress,
  type TargetForm,
  targetProblems,
  withLamp,
  withProtocol,
} from './tally-form.ts';
import { TargetOptions } from './target-options.tsx';

interface TargetFieldsProps {
  readonly target: TargetForm;
  /** Its place among the receivers, from 1. */
  readonly number: number;
  /** What is wrong is said from now on. */
  readonly isTried: boolean;
  readonly onChange: (changes: Partial<TargetForm>) => void;
  readonly onRemove: () => void;
}

const { protocol: protocolSchema, text: textSchema } = tslTargetSchema.shape;

/** One receiver: where it is, how it reads the protocol, and its lamps. */
export function TargetFields({ target, number, isTried, onChange, onRemove }: TargetFieldsProps) {
  const t = useT();
  const { protocol, lamps } = target;
  const problems = targetProblems(target);
  return (
    <fieldset className={styles.group}>
      <legend>{t('remote.tally.receiver', { number })}</legend>
      <PlaceFields target={target} wrong={isTried ? problems.fields : NONE} onChange={onChange} />
      <TargetOptions
        target={target}
        isWrong={isTried && problems.fields.has('screen')}
        onChange={onChange}
      />
      <Lamps
        label={t('remote.tally.lamps', { number })}
        lamps={lamps}
        wrong={isTried ? problems.lamps : NONE}
        last={lastAddress(protocol)}
        onChange={(changed) => onChange({ lamps: changed })}
      />
      <div>
        <Button variant="default" size="compact-sm" onClick={onRemove}>
          {t('remote.tally.remove', { number })}
        </Button>
      </div>
    </fieldset>
  );
}

interface PlaceFieldsProps extends Pick<TargetFieldsProps, 'target' | 'onChange'> {
  /** The fields that cannot be saved. */
  readonly wrong: ReadonlySet<string>;
}

/** Where it is, and what it understands. */
function PlaceFields({ target, wrong, onChange }: PlaceFieldsProps) {
  const t = useT();
  const { protocol, host, port, text } = target;
  return (
    <Group gap="sm" align="flex-start">
      <NativeSelect
        w={160}
        label={t('remote.tally.protocol')}
        value={protocol}
        data={TSL_PROTOCOLS.map((value) => ({
          value,
          label: t(`remote.tally.protocol.${value}`),
        }))}
        onChange={(event) =>
          onChange(withProtocol(target, protocolSchema.parse(event.currentTarget.value)))
        }
      />
      <TextInput
        w={200}
        label={t('remote.tally.host')}
        autoComplete="off"
        spellCheck={false}
        value={host}
        error={wrong.has('host') && t('remote.tally.problem.host')}
        onChange={(event) => onChange({ host: event.currentTarget.value })}
      />
      <TextInput
        w={128}
        label={t('receiver.port')}
        inputMode="numeric"
        autoComplete="off"
        value={port}
        error={wrong.has('port') && t('receiver.problem.port')}
        onChange={(event) => onChange({ port: event.currentTarget.value })}
      />
      <NativeSelect
        w={128}
        label={t('remote.tally.characters')}
        value={text}
        disabled={protocol === '3.1-udp'}
        data={TSL_TEXTS.map((value) => ({
          value,
          label: t(`remote.tally.characters.${value}`),
        }))}
        onChange={(event) => onChange({ text: textSchema.parse(event.currentTarget.value) })}
      />
    </Group>
  );
}

const NONE: ReadonlySet<string> = new Set();

interface LampsProps {
  readonly label: string;
  readonly lamps: readonly LampForm[];
  /** Ids of presets whose address cannot be saved. */
  readonly wrong: ReadonlySet<string>;
  readonly last: number;
  readonly onChange: (lamps: readonly LampForm[]) => void;
}

/** The address of each preset's lamp. */
function Lamps({ label, lamps, wrong, last, onChange }: LampsProps) {
  const t = useT();
  const nameOf = usePresetNames();
  const setAddress = (presetId: string, address: string) =>
    onChange(lamps.map((lamp) => (lamp.presetId === presetId ? { presetId, address } : lamp)));
  return (
    <>
      <ul className={styles.rows} aria-label={label}>
        {lamps.map(({ presetId, address }) => {
          const preset = nameOf(presetId);
          return (
            <li key={presetId} className={styles.row}>
              <span className={styles.preset}>{preset}</span>
              <span className={styles.facts} aria-hidden="true">
                {t('remote.tally.addressLabel')}
              </span>
              <TextInput
                w={128}
                size="xs"
                inputMode="numeric"
                autoComplete="off"
                aria-label={t('remote.tally.address', { preset })}
                value={address}
                error={wrong.has(presetId) && t('remote.tally.problem.address', { last })}
                onChange={(event) => setAddress(presetId, event.currentTarget.value)}
              />
              <CloseButton
                aria-label={t('remote.tally.drop', { preset })}
                onClick={() => onChange(lamps.filter((lamp) => lamp.presetId !== presetId))}
              />
            </li>
          );
        })}
      </ul>
      <AddPreset
        label={t('remote.tally.preset')}
        action={t('remote.tally.addLamp')}
        taken={lamps.map(({ presetId }) => presetId)}
        onAdd={(presetId) => onChange(withLamp(lamps, presetId))}
      />
    </>
  );
}
