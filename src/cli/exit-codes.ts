/** Exit codes of `hoso`, documented in the README. */
export const EXIT = {
  /** Everything asked for was made. */
  ok: 0,
  /** The data or the templates have errors; nothing was written. */
  data: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Some documents failed or were refused; the others are whole. */
  partial: 3,
  /** A fault of the program itself. */
  internal: 4,
} as const;
