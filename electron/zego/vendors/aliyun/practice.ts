import { numberedRows } from '../common/numbered-rows.ts';
import type { VendorModule } from '../common/vendor.ts';

/** Rows like Huawei's, with 200 for success (facts §0). */
export const practiceData: VendorModule['practiceData'] = ({ streams }) =>
  numberedRows(streams, { code: 200, message: '', refusal: 404 });
