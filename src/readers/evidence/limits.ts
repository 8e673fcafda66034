/**
 * What one file of evidence may be at most, and how much work it may cause. Real scans stay far below; what goes beyond
 * gets one clear line and a placeholder page instead of minutes or gigabytes.
 */
export const LIMITS = {
  /** The file as it lies on the disk; it is held in memory once while it is read. */
  fileBytes: 1024 * 1024 * 1024,
  /** Of one picture: an A0 plan at 300 dpi has 140 million. */
  pixels: 200_000_000,
  /** Longest side of a page, in points: what PDF viewers and PDF/A-2 allow (5 m). Larger pages are bound on A4. */
  pageSidePt: 14_400,
  /** Pages of one PDF, and the number above which it is asked whether all of them belong into the volume. */
  pages: 10_000,
  manyPages: 1_000,
  /** Nodes of a page tree visited, pages included. */
  pageNodes: 40_000,
  /** Arrays and dictionaries inside one another. */
  depth: 100,
  /** Entries of the cross-reference tables of one PDF. */
  objects: 2_000_000,
  /** One inflated stream, and all that one opened PDF may inflate together: object streams may be read repeatedly. */
  inflatedBytes: 64 * 1024 * 1024,
  inflatedTotal: 2 * 1024 * 1024 * 1024,
  /** Bytes searched for lost ends of streams, as a multiple of the file: more is a file made to waste time. */
  searches: 16,
  /** Operators of one page looked at to learn the resolution of a scan; forms inside forms. */
  operators: 200_000,
  formDepth: 4,
  /** What one PDF may add to a volume: its own size so many times (pages may share one content), and at least so much. */
  copies: 4,
  copiedBytes: 64 * 1024 * 1024,
  /** Scanned papers below this cannot be read safely when printed. */
  dpi: 200,
} as const;
