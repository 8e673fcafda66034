/**
 * Prose in the data: plain text in which a blank line parts paragraphs, "- " begins an item and {{ref}} or
 * {{ref.facet}} is the only markup. Data is never code. Parsed once, with offsets for error places.
 */
export const facets = [
  'value',
  'ratio',
  'percent',
  'numerator',
  'denominator',
  'remaining',
  'unit',
  'date',
  'year',
] as const;
export type Facet = (typeof facets)[number];

export type ProseSegment =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'reference';
      readonly ref: string;
      readonly facet: string | null;
      readonly offset: number;
    };

export interface ProseParagraph {
  readonly item: boolean;
  readonly segments: readonly ProseSegment[];
}

export interface ProseFault {
  readonly offset: number;
  readonly message: string;
}

const REFERENCE = /(?<!\{)\{\{\s*([\p{L}\p{N}_-]+)(?:\.([\p{L}]+))?\s*\}\}(?!\})/gu;

function segmentsOf(text: string, base: number, faults: ProseFault[]): ProseSegment[] {
  const out: ProseSegment[] = [];
  let last = 0;
  const push = (from: number, to: number): void => {
    if (from === to) return;
    const part = text.slice(from, to);
    const stray = part.search(/\{\{|\}\}/);
    if (stray >= 0)
      faults.push({
        offset: base + from + stray,
        message: 'dấu {{ }} không đúng: chỉ dùng {{số-liệu}} hoặc {{số-liệu.mặt}}',
      });
    out.push({ type: 'text', text: part });
  };
  for (const m of text.matchAll(REFERENCE)) {
    push(last, m.index);
    out.push({ type: 'reference', ref: m[1]!, facet: m[2] ?? null, offset: base + m.index });
    last = m.index + m[0].length;
  }
  push(last, text.length);
  return out;
}

/** Lines of one paragraph are joined by a space. Offsets count characters of `source`. */
export function parseProse(source: string): {
  paragraphs: readonly ProseParagraph[];
  faults: readonly ProseFault[];
} {
  const paragraphs: ProseParagraph[] = [];
  const faults: ProseFault[] = [];
  let open: { item: boolean; segments: ProseSegment[] } | null = null;
  let offset = 0;
  for (const raw of source.split('\n')) {
    const trimmed = raw.trim();
    if (trimmed === '') open = null;
    else {
      const item = /^- /.test(trimmed);
      const body = item ? trimmed.slice(2).trim() : trimmed;
      const segments = segmentsOf(body, offset + raw.indexOf(body), faults);
      if (item || open === null) {
        open = { item, segments };
        paragraphs.push(open);
      } else open.segments.push({ type: 'text', text: ' ' }, ...segments);
    }
    offset += raw.length + 1;
  }
  return { paragraphs, faults };
}
