/** The locale key for an end that is to come: of the vendor's, or of the stop that the program sends. */
export const endKey = ({ isByProgram }: { readonly isByProgram: boolean }) =>
  isByProgram ? 'ending.byProgram' : 'ending.at';
