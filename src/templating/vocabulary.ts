/**
 * The small markup vocabulary of templates: which tags there are, what they may hold and which attributes they take.
 * An unknown tag or attribute is an error with a hint; text where no text belongs is an error.
 */
export interface AttributeRule {
  readonly required?: boolean;
  /** `text`: printed words; `word`: one of the values; `number`; `flag`; `runs`; `blocks`, `list`, `image`: one expression. */
  readonly kind: 'text' | 'word' | 'number' | 'flag' | 'blocks' | 'list' | 'image';
  readonly values?: readonly string[];
}

export interface TagRule {
  /** `inline`: text, values, b, i. A list: only these children. */
  readonly content: 'inline' | 'none' | readonly string[];
  readonly attributes: Readonly<Record<string, AttributeRule>>;
}

const text = { kind: 'text' } as const;
const flag = { kind: 'flag' } as const;
const number = { kind: 'number' } as const;
const required = (rule: AttributeRule): AttributeRule => ({ ...rule, required: true });
const word = (...values: string[]): AttributeRule => ({ kind: 'word', values });

/** Tags that stand in the flow of a section. */
export const BLOCK_TAGS = [
  'letterhead',
  'title',
  'addressees',
  'h1',
  'h2',
  'h3',
  'p',
  'item',
  'prose',
  'table',
  'chart',
  'image',
  'signatures',
  'cover',
  'blank',
  'page-break',
] as const;

const inline = (attributes: Readonly<Record<string, AttributeRule>> = {}): TagRule => ({
  content: 'inline',
  attributes,
});
const SIGNER_PARTS = ['place-date', 'capacity', 'note', 'choice', 'position', 'name'];
const signer: TagRule = { content: SIGNER_PARTS, attributes: {} };
/** One signer, or several one under the other. */
const signerColumn: TagRule = { content: [...SIGNER_PARTS, 'signer'], attributes: {} };

export const vocabulary: Readonly<Record<string, TagRule>> = {
  document: {
    content: ['section'],
    attributes: { title: required(text), subject: required(text), keywords: text },
  },
  section: {
    content: BLOCK_TAGS,
    attributes: {
      page: word('portrait', 'landscape'),
      numbering: word('continue', 'restart'),
      'page-numbers': word('from-second', 'none'),
    },
  },
  letterhead: {
    content: ['number', 'place-date', 'subject'],
    attributes: { superior: text, issuer: required(text), draft: text },
  },
  number: inline(),
  'place-date': inline(),
  subject: inline(),
  title: { content: ['abstract', 'note'], attributes: { kind: required(text) } },
  abstract: inline(),
  note: inline(),
  addressees: { content: ['to'], attributes: { label: required(text) } },
  to: inline(),
  h1: inline({ label: text }),
  h2: inline({ label: text }),
  h3: inline({ label: text }),
  p: inline({
    label: text,
    style: word(
      'body',
      'body-bold',
      'legal-basis',
      'note',
      'center',
      'table-caption',
      'table-unit',
      'picture-caption',
      'authority',
      'decision-word',
      'article',
      'annex-label',
      'annex-title',
      'annex-note',
    ),
    keep: flag,
    fill: flag,
  }),
  item: inline({ depth: number, keep: flag }),
  prose: { content: 'none', attributes: { of: required({ kind: 'blocks' }) } },
  table: {
    content: ['head', 'body'],
    attributes: { model: text, widths: text, summary: text, size: word('normal', 'large', 'small') },
  },
  head: { content: ['row'], attributes: {} },
  body: { content: ['row'], attributes: {} },
  row: { content: ['cell'], attributes: { keep: flag } },
  cell: {
    content: ['line'],
    attributes: {
      colspan: number,
      rowspan: number,
      align: word('left', 'center', 'right', 'both'),
      shade: number,
      header: flag,
    },
  },
  line: inline({ align: word('left', 'center', 'right', 'both') }),
  chart: { content: 'none', attributes: { of: required({ kind: 'list' }), title: required(text) } },
  image: {
    content: 'none',
    attributes: {
      of: required({ kind: 'image' }),
      'max-width-mm': number,
      'max-height-mm': number,
      alt: required(text),
      keep: flag,
    },
  },
  signatures: { content: ['recipients', 'left', 'right'], attributes: {} },
  recipients: { content: ['recipient'], attributes: { title: required(text) } },
  recipient: inline(),
  left: signerColumn,
  right: signerColumn,
  signer,
  capacity: inline(),
  choice: inline({ checked: flag }),
  position: inline(),
  name: inline(),
  cover: {
    content: ['subtitle', 'field', 'foot'],
    attributes: { superior: text, issuer: required(text), title: required(text) },
  },
  subtitle: inline(),
  field: inline({ label: required(text) }),
  foot: inline(),
  blank: { content: 'none', attributes: { lines: required(number) } },
  'page-break': { content: 'none', attributes: {} },
  b: inline(),
  i: inline(),
};

/** Closed list of helpers usable in expressions; each takes exactly `arity` arguments and yields a flag. */
export const helpers: Readonly<
  Record<string, { readonly arity: number; readonly apply: (...args: readonly unknown[]) => boolean }>
> = {
  not: { arity: 1, apply: (a) => !truthy(a) },
  and: { arity: 2, apply: (a, b) => truthy(a) && truthy(b) },
  or: { arity: 2, apply: (a, b) => truthy(a) || truthy(b) },
  eq: { arity: 2, apply: (a, b) => plain(a) === plain(b) },
};

/** Own names only: `constructor` is no tag, no attribute and no helper. */
export const named = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** 0 is a value; empty text, empty lists and null are not. */
export function truthy(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false;
  if (typeof value === 'string' || Array.isArray(value)) return value.length > 0;
  return true;
}

const plain = (value: unknown): unknown =>
  Array.isArray(value)
    ? value
        .map((run) => (typeof run === 'object' && run !== null && 'text' in run ? run.text : String(run)))
        .join('')
    : value;
