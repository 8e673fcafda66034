/** The ToUnicode map of a font in a PDF (ISO 32000-1, 9.10.3): what is copied when its codes are copied. */

/** At most this many entries a block, as the CMap format allows. */
const MOST_ENTRIES = 100;

const utf16 = (codePoint: number): string =>
  Buffer.from(String.fromCodePoint(codePoint), 'utf16le').swap16().toString('hex');

/** @param shown codes in hexadecimal, each of `bytes` bytes, with the code points that they show. */
export function toUnicodeMap(
  shown: readonly (readonly [code: string, codePoint: number])[],
  bytes: 1 | 2,
): Buffer {
  const lines = shown.map(([code, codePoint]) => `<${code}> <${utf16(codePoint)}>`);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += MOST_ENTRIES) {
    const part = lines.slice(i, i + MOST_ENTRIES);
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  const map = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${'00'.repeat(bytes)}> <${'ff'.repeat(bytes)}>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
  return Buffer.from(map, 'latin1');
}
