/** Where things stand in every sheet of the data-entry workbook. Rows and columns count from 1. */

/** Hidden: keys of the columns, the sheet's marker in A1. */
export const KEY_ROW = 1;
export const TITLE_ROW = 2;
export const ABOUT_ROW = 3;
export const GROUP_ROW = 4;
export const HEAD_ROW = 5;
export const FIRST_ROW = 6;
/** Hidden: stable ids of the rows; `#` in rows that hold no data. */
export const ID_COLUMN = 1;
export const FIRST_COLUMN = 2;
/** In the hidden column: this row is no data. */
export const NO_DATA = '#';
/** Validations and unlocked cells reach as far as this beyond the last prepared row. */
export const BEYOND = 400;

/** Columns of "Thông tin chung". */
export const PAIR_TITLE = 2;
export const PAIR_VALUE = 3;
export const PAIR_HELP = 4;
