/**
 * What a workbook may be at most. A file beyond a limit is refused with one message before memory or time is spent on
 * it; an office's real workbooks stay far below.
 */
export const LIMITS = {
  /** The file as it lies on the disk. */
  fileBytes: 20 * 1024 * 1024,
  /** Files inside the package, pictures included. */
  entries: 5_000,
  /** One inflated part, and all inflated parts together; pictures are never inflated. */
  partBytes: 48 * 1024 * 1024,
  totalBytes: 96 * 1024 * 1024,
  /** Inflated to packed, for parts larger than `ratioFromBytes`. */
  ratio: 400,
  ratioFromBytes: 4 * 1024 * 1024,
  /** XML elements inside one another, attributes of one element, different element names of a part. */
  depth: 64,
  attributes: 256,
  names: 2_000,
  sheets: 200,
  /** Of a part or a sheet; Excel allows 31 letters to a sheet. */
  nameLength: 255,
  /** Excel's own last row and column. */
  rows: 1_048_576,
  columns: 16_384,
  /** Cells of all sheets, empty formatted ones included. */
  cells: 500_000,
  /** Different texts, and UTF-16 units of one text (Excel's own limit). */
  strings: 500_000,
  textLength: 32_767,
  /** Merged ranges of one sheet; ranges are never expanded, however large. */
  merges: 50_000,
  styles: 65_536,
} as const;
