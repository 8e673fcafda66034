/** A number as it stands in the source, unquoted: digits and entered zeros kept, never a double. */
export class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}
