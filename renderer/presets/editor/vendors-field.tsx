import { Checkbox, SimpleGrid } from '@mantine/core';
import { VENDORS, type Vendor } from '#contract/model/vendor.ts';
import { VendorName } from '../../shared/components/vendor-name.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import type { FieldProps } from './field-props.ts';
import { FieldArea } from './section.tsx';

/** Which vendors record, each with what it can and cannot do. */
export function VendorsField({ form, change, leave, problem }: FieldProps) {
  const t = useT();
  const capabilities = useAppState((state) => state.vendors);
  return (
    <FieldArea field="vendors">
      <Checkbox.Group
        label={t('editor.vendors')}
        value={[...form.vendors]}
        error={problem('vendors')}
        onChange={(vendors) => {
          leave('vendors');
          change({ vendors: vendors as Vendor[] });
        }}
      >
        <SimpleGrid cols={2} verticalSpacing={6} mt={6} mb={4}>
          {VENDORS.map((vendor) => (
            <Checkbox
              key={vendor}
              value={vendor}
              label={<VendorName vendor={vendor} />}
              description={t(
                capabilities[vendor].endTime ? 'vendor.stopsByItself' : 'vendor.ignoresEnd',
              )}
            />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </FieldArea>
  );
}
