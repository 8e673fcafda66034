/** The table directory of a TrueType file (OpenType 1.9, "Organization of an OpenType Font"). */
export interface SfntTable {
  readonly at: number;
  readonly length: number;
}

export const viewOf = (file: Uint8Array): DataView =>
  new DataView(file.buffer, file.byteOffset, file.byteLength);

/** Tables by tag; asking for one that is missing throws a RangeError. */
export function sfntTables(file: Uint8Array): (tag: string) => SfntTable {
  const view = viewOf(file);
  const tables = new Map<string, SfntTable>();
  const count = view.getUint16(4);
  for (let i = 0; i < count; i++) {
    const at = 12 + i * 16;
    const tag = String.fromCharCode(file[at]!, file[at + 1]!, file[at + 2]!, file[at + 3]!);
    tables.set(tag, { at: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  return (tag) => {
    const table = tables.get(tag);
    if (table === undefined) throw new RangeError(`font has no table ${tag}`);
    return table;
  };
}
