import { numberedRows } from '../common/numbered-rows.ts';
import type { VendorModule } from '../common/vendor.ts';

/** Rows as in the specification's example; the refusal is the documented "resource absent" (facts §7). */
export const practiceData: VendorModule['practiceData'] = ({ streams }) =>
  numberedRows(streams, { code: 0, message: 'success', refusal: 103_011_019 });
