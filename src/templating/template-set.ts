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
import type { Shape } from './shape.ts';
import type { Template } from './syntax.ts';
import { wordingShape } from './views/common.ts';

/** Parsed templates by file and text: one parse per process. */
const parsed = new Map<string, Template>();

export class TemplateSet {
  readonly #pack: Pack;
  readonly #diagnostics: Diagnostics;

  constructor(pack: Pack, diagnostics: Diagnostics) {
    this.#pack = pack;
    this.#diagnostics = diagnostics;
  }

  /** Null when the file is missing or does not parse; the reason is in the diagnostics. */
  load(name: string): Template | null {
    const source = this.#pack.template(name);
    if (!source) {
      this.#diagnostics.error('template-missing', `bộ mẫu thiếu tệp mẫu "${name}"`);
      return null;
    }
    const key = `${source.file}\n${source.text}`;
    const known = parsed.get(key);
    if (known) return known;
    const template = parseTemplate(source.file, source.text, this.#diagnostics);
    if (template) parsed.set(key, template);
    return template;
  }

  /** `{{> letterhead}}` is the file `parts-letterhead.hbs` of the pack. */
  readonly partial = (name: string): Template | null =>
    this.#pack.templateNames.includes(`parts-${name}.hbs`) ? this.load(`parts-${name}.hbs`) : null;

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
