/** Paragraphs made because of where a primitive stands. Made once, so that equal sections of two rounds stay equal. */
import type { Primitive, PrimParagraph } from './primitives.ts';

const known = new WeakMap<Primitive, Map<string, PrimParagraph>>();

/** `how`: what is made of it, and all that it depends on besides. */
export function derived(from: Primitive, how: string, make: () => PrimParagraph): PrimParagraph {
  let made = known.get(from);
  if (made === undefined) {
    made = new Map();
    known.set(from, made);
  }
  let paragraph = made.get(how);
  if (paragraph === undefined) {
    paragraph = make();
    made.set(how, paragraph);
  }
  return paragraph;
}
