/** The part of two CSV parsers that is used. Papa Parse comes without types; both are for tests alone. */
declare module 'papaparse' {
  interface Options {
    readonly delimiter: string;
    readonly newline: string;
  }
  const papa: {
    parse(text: string, options: Options): { data: string[][]; errors: readonly unknown[] };
  };
  export default papa;
}

declare module 'csv-parse/sync' {
  interface Options {
    readonly bom: boolean;
    readonly record_delimiter: string;
  }
  export function parse(text: string, options: Options): string[][];
}
