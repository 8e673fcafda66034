/** How XML of the DOCX is written. */

/** Where it goes, piece by piece. */
export interface XmlSink {
  write(xml: string): void;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeXml = (text: string): string =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (c) => escapes[c]!) : text;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `content` is XML already; attribute values are escaped here; undefined attributes are left out. */
export function el(name: string, attributes: Attributes = {}, content = ''): string {
  let open = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) open += ` ${key}="${typeof value === 'number' ? value : escapeXml(value)}"`;
  }
  return content === '' ? `${open}/>` : `${open}>${content}</${name}>`;
}
