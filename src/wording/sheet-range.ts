/** Numbers of leaves or pages as registers and references print them: at least two digits, from–to. */
const two = (n: number): string => String(n).padStart(2, '0');

/** "05", "05-07". */
export const sheetRange = ({ first, last }: { readonly first: number; readonly last: number }): string =>
  first === last ? two(first) : `${two(first)}-${two(last)}`;

/** One number: "05". */
export const sheetNumber = two;
