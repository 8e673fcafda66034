/** On what page a picture or a page is bound, and at what resolution. Lengths in points. */
import { describe, expect, it } from 'vitest';
import { boundSize, placePicture } from '../../../src/readers/evidence/bound-page.ts';

const PORTRAIT = { width: 595.28, height: 841.89 };
const LANDSCAPE = { width: 841.89, height: 595.28 };

describe('pages', () => {
  it.each([
    ['A4', { width: 595, height: 842 }, PORTRAIT],
    ['A5 lying', { width: 595, height: 420 }, LANDSCAPE],
    ['a square', { width: 300, height: 300 }, PORTRAIT],
    ['Letter', { width: 612, height: 792 }, PORTRAIT],
    ['A3 keeps its size', { width: 842, height: 1191 }, { width: 842, height: 1191 }],
    ['a long receipt keeps its size', { width: 226, height: 1500 }, { width: 226, height: 1500 }],
    ['what no viewer shows', { width: 1e6, height: 20 }, LANDSCAPE],
  ])('%s', (_, content, page) => {
    expect(boundSize(content)).toEqual(page);
  });
});

describe('pictures', () => {
  const at = (dpi: number) => ({ width: dpi, height: dpi });

  it('a scanned sheet fills its page, at the resolution of the scanner', () => {
    const { page, content, dpi } = placePicture(2480, 3508, at(300));
    expect([page, dpi]).toEqual([PORTRAIT, 300]);
    expect(content.width).toBeCloseTo(595.2);
  });

  it('a density in dots per metre is rounded, not cut', () => {
    expect(placePicture(1654, 2339, at(7874 * 0.0254)).dpi).toBe(200);
  });

  it('a scanned card keeps its size', () => {
    const { page, content, dpi } = placePicture(1012, 638, at(300));
    expect([page, dpi]).toEqual([LANDSCAPE, 300]);
    expect(content.width).toBeCloseTo(242.88);
  });

  it('a scanned plan keeps its size', () => {
    expect(placePicture(7016, 4961, at(300)).page.width).toBeCloseTo(1683.84);
  });

  it('a photo that claims 300 dpi is no sheet of 34 × 26 cm', () => {
    const { page, content } = placePicture(4032, 3024, at(300));
    expect(page).toEqual(LANDSCAPE);
    expect(content.width).toBeCloseTo((595.28 - 56) * (4 / 3));
  });

  it.each([[null], [at(72)], [at(96)], [at(5000)]])('a density of %o says nothing about paper', (density) => {
    const { content, dpi } = placePicture(1240, 1754, density);
    expect([content.height, dpi]).toEqual([expect.closeTo(841.89, 0), 150]);
  });
});
