import type { RowCodes } from '#contract/model/row-kind.ts';

/** No document says what an `http_code` of Wangsu's means, apart from the example's 200 (facts §7). */
export const ROW_CODES: RowCodes = {};
