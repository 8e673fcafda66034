/** Signature fields: only on request, one for each signer with a capacity, in the room above the name. */
import { describe, expect, it } from 'vitest';
import type { DocumentTree, Signatures } from '../../../src/document/tree.ts';
import { layoutDocument } from '../../../src/layout/layout.ts';
import { renderPdf } from '../../../src/writers/pdf/render.ts';
import { samples, sectionOf, signatures, treeOf } from '../../support/sample-trees.ts';

const signed = async (tree: DocumentTree) =>
  (await renderPdf(tree, { signatureFields: true })).buffer.toString('latin1');
const names = (file: string) => [...file.matchAll(/\/T \((chu-ky[^)]*)\)/g)].map(([, name]) => name);
/** Tooltips are UTF-16 with a mark at their start. */
const tooltips = (buffer: string) =>
  [...buffer.matchAll(/\/TU \(((?:\\.|[^\\)])*)\)/gs)].map(([, text = '']) =>
    Buffer.from(
      text.replace(/\\(.)/gs, (_, c: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[c] ?? c),
      'latin1',
    )
      .swap16()
      .toString('utf16le')
      .slice(1),
  );

describe('signature fields', () => {
  it('are not there unless asked for', async () => {
    const plain = (await renderPdf(samples.minutes!())).buffer.toString('latin1');
    expect(plain).not.toContain('/FT /Sig');
    expect(plain).not.toContain('/AcroForm');
  });

  it('stand left and right, are named after their place and say who signs', async () => {
    const file = await signed(samples.minutes!());
    expect(names(file)).toEqual(['chu-ky/m/sign/left', 'chu-ky/m/sign/right']);
    expect(tooltips(file)).toEqual(['Ô ký số: THƯ KÝ', 'Ô ký số: CHỦ TỌA']);
    expect(file.match(/\/S \/Form\n/g)).toHaveLength(2);
  });

  it('below too; none where nobody is named to sign; no name twice, no full stop in one', async () => {
    const block: Signatures = {
      ...signatures,
      key: 'tc.17/ký',
      left: {
        capacity: ['XÁC NHẬN CỦA CÔNG AN HUYỆN'],
        notes: [],
        below: { capacity: ['XÁC NHẬN CỦA PHÒNG Y TẾ'], notes: [] },
      },
      right: { capacity: [], notes: [], name: 'Nguyễn Văn A' },
    };
    const file = await signed(treeOf('t', [sectionOf('s', [block, block])]));
    expect(file.match(/\/FT \/Sig/g)).toHaveLength(4);
    expect(new Set(tooltips(file))).toEqual(
      new Set(['Ô ký số: XÁC NHẬN CỦA CÔNG AN HUYỆN', 'Ô ký số: XÁC NHẬN CỦA PHÒNG Y TẾ']),
    );
    const given = [...file.matchAll(/\/T (\((?:\\.|[^\\)])*\))/gs)].map(([, name = '']) => name);
    expect(new Set(given).size).toBe(4);
    expect(given.join('')).not.toContain('.');
  });

  it('equal trees give equal bytes', async () => {
    const [one, two] = await Promise.all([signed(samples.dossier!()), signed(samples.dossier!())]);
    expect(one === two).toBe(true);
  });

  it('lie in free room: no text of their page touches them', () => {
    let rooms = 0;
    for (const name of ['minutes', 'dossier', 'letters', 'plan']) {
      for (const { commands } of layoutDocument(samples[name]!())) {
        for (const room of commands) {
          if (room.type !== 'signing') continue;
          rooms++;
          expect(room.height).toBeGreaterThan(4 * 322);
          for (const text of commands) {
            if (text.type !== 'text' || text.x < room.x || text.x > room.x + room.width) continue;
            const above = text.baseline <= room.y;
            const below = text.baseline - text.sizeHalfPt * 10 * 0.9 >= room.y + room.height;
            expect(above || below, text.shaped.text).toBe(true);
          }
        }
      }
    }
    expect(rooms).toBeGreaterThanOrEqual(8);
  });
});
