/**
 * The templates of a pack (with the office's own copies over them), parsed once per process and checked against the
 * shapes of their views before any data is read.
 */
import type { DocumentTree } from '../document/tree.ts';
import type { Diagnostics } from '../model/diagnostics.ts';
import type { Pack } from '../model/pack.ts';
import { type BuildOptions, buildDocument } from './build.ts';
import { TemplateChecker } from './check.ts';
import { Evaluator } from './evaluate.ts';
import { parseTemplate } from './parse.ts';
import { preparedTemplate } from './prepared-template.ts';
import type { Shape } from './shape.ts';
import type { Template } from './syntax.ts';
import { wordingShape } from './views/common.ts';

/** Parsed templates by file and text: one parse per process. */
const parsed = new Map<string, Template>();
/** Templates of a loaded pack by name: its files are read once, however many papers use them. */
const ofPack = new WeakMap<Pack, Map<string, Template>>();

export class TemplateSet {
  readonly #pack: Pack;
  readonly #diagnostics: Diagnostics;
  readonly #known: Map<string, Template>;

  constructor(pack: Pack, diagnostics: Diagnostics) {
    this.#pack = pack;
    this.#diagnostics = diagnostics;
    this.#known = ofPack.get(pack) ?? new Map();
    ofPack.set(pack, this.#known);
  }

  /** Null when the file is missing or does not parse; the reason is in the diagnostics. */
  load(name: string): Template | null {
    const known = this.#known.get(name);
    if (known) return known;
    const template = this.#read(name);
    if (template) this.#known.set(name, template);
    return template;
  }

  #read(name: string): Template | null {
    const source = this.#pack.template(name);
    if (!source) {
      this.#diagnostics.error('template-missing', `bộ mẫu thiếu tệp mẫu "${name}"`);
      return null;
    }
    const key = `${source.file}\n${source.text}`;
    const known = parsed.get(key);
    if (known) return known;
    const template = source.nodes
      ? preparedTemplate(source.file, source.nodes())
      : parseTemplate(source.file, source.text, this.#diagnostics);
    if (template) parsed.set(key, template);
    return template;
  }

  /** `{{> letterhead}}` is the file `parts-letterhead.hbs` of the pack. */
  readonly partial = (name: string): Template | null => {
    const file = `parts-${name}.hbs`;
    return this.#known.get(file) ?? (this.#pack.templateNames.includes(file) ? this.load(file) : null);
  };

  #partialNames(): string[] {
    return this.#pack.templateNames.flatMap((n) => /^parts-(.+)\.hbs$/.exec(n)?.[1] ?? []);
  }

  check(template: Template, shape: Shape, tables: ReadonlySet<string>): void {
    const whole: Shape =
      shape.k === 'object'
        ? { k: 'object', fields: { ...shape.fields, wording: wordingShape(this.#pack) } }
        : shape;
    new TemplateChecker({
      partials: this.partial,
      partialNames: this.#partialNames(),
      tables,
      diagnostics: this.#diagnostics,
    }).check(template, whole);
  }

  render(template: Template, view: object, options: Omit<BuildOptions, 'diagnostics'>): DocumentTree | null {
    const elements = new Evaluator(this.partial, this.#diagnostics).evaluate(template, view);
    return elements && buildDocument(elements, { ...options, diagnostics: this.#diagnostics });
  }
}
