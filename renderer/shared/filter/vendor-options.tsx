import { VENDORS, type Vendor } from '#contract/model/vendor.ts';
import { vendorName } from '../format/text.ts';
import { useT } from '../i18n/use-t.ts';
import { OptionList } from './option-list.tsx';

interface VendorOptionsProps {
  readonly label: string;
  readonly chosen: readonly Vendor[];
  readonly onToggle: (vendor: Vendor) => void;
}

/** All vendors, each to be chosen or left. */
export function VendorOptions({ label, chosen, onToggle }: VendorOptionsProps) {
  const t = useT();
  return (
    <OptionList
      label={label}
      options={VENDORS.map((vendor) => ({ value: vendor, label: vendorName(vendor, t) }))}
      chosen={chosen}
      onToggle={(value) => {
        const vendor = VENDORS.find((known) => known === value);
        if (vendor) onToggle(vendor);
      }}
    />
  );
}
