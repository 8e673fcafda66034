import { expect, it } from 'vitest';
import { inVietnameseOrder } from '../../src/wording/name-order.ts';

it.each([
  ['letters before tones', ['An', 'Ăn', 'Ân', 'Ba', 'Dung', 'Đào', 'Ê', 'Ô', 'Ơ', 'Uy', 'Ưu']],
  ['tones in their order', ['ma', 'mà', 'mả', 'mã', 'má', 'mạ']],
  ['tones decide last', ['Hoa Mau', 'Hòa Mẫu', 'Hoa Sen']],
  ['numbers as numbers', ['Mẫu 2', 'Mẫu 10', 'Mẫu 100']],
  ['in names of files too', ['xa-2', 'xã 3', 'xa-10']],
  ['a shorter name first', ['Nhân', 'Nhân Lý']],
])('%s', (_, names) => {
  expect(names.toReversed().toSorted(inVietnameseOrder)).toEqual(names);
  expect(
    names
      .toReversed()
      .map((n) => n.normalize('NFD'))
      .toSorted(inVietnameseOrder),
  ).toEqual(names.map((n) => n.normalize('NFD')));
});
