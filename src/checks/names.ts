/** Rules about names: one unit or hamlet, one spelling in the whole dossier. */
import type { Place } from '../model/diagnostics.ts';
import type { CheckContext } from './context.ts';
import { looseText } from './loose-text.ts';
import { findName, WordReader } from './name-search.ts';
import type { Rule } from './rule.ts';

interface NamedText {
  readonly text: string;
  readonly about: readonly string[];
  readonly place: (at: number) => Place;
}

/** Texts in which units are named: prose, lines and who said or issued what. */
function* namedTexts(context: CheckContext): Iterable<NamedText> {
  const { data, places } = context;
  yield* context.texts;
  const line = (text: string | undefined, path: readonly PropertyKey[], about: readonly string[]) =>
    text === undefined ? [] : [{ text, about, place: () => places.of(path) }];
  for (const [i, b] of data.legalBases.entries())
    yield* line(b.issuer, ['legalBases', i, 'issuer'], [`basis:${b.id}`]);
  for (const [i, d] of data.deadlines.entries())
    yield* line(d.to, ['deadlines', i, 'to'], [`deadline:${d.id}`]);
  for (const [i, e] of data.evidence.entries())
    yield* line(
      e.author,
      ['evidence', i, 'author'],
      [...e.indicators.flatMap((id) => context.aboutIndicator(id)), `evidence:${e.id}`],
    );
  for (const [i, r] of data.indicators.entries())
    for (const [j, round] of r.rounds.entries())
      yield* line(round.by, ['indicators', i, 'rounds', j, 'by'], context.aboutIndicator(r.id));
  for (const [i, c] of data.criteria.entries())
    for (const [j, round] of c.rounds.entries())
      yield* line(round.by, ['criteria', i, 'rounds', j, 'by'], [`criterion:${c.id}`]);
}

export const unitSpelling: Rule = {
  code: 'unit-spelling',
  severity: 'warning',
  title: 'tên đơn vị viết hai cách',
  why: 'một đơn vị hai tên thì người đọc tưởng hai đơn vị, và tìm trong văn bản không thấy hết',
  example: '"Phòng NN&PTNT" và "Phòng Nông nghiệp và PTNT"; "Giao phòng" và "Giao Phòng"',
  repair: 'viết theo tên đã khai ở organisations (hoặc đổi tên ở đó)',
  *run(context) {
    const { organisations } = context.data;
    const reader = new WordReader();
    const keys = organisations.map((o) => reader.words(o.name).map((w) => w.word));
    const names = keys.map((key) => key.join(' '));
    for (const [i, o] of organisations.entries()) {
      const first = names.indexOf(names[i]!);
      if (first < i)
        yield {
          message: `đơn vị "${organisations[first]!.name}" và "${o.name}" là một tên viết hai cách`,
          where: [context.places.of(['organisations', first]), context.places.of(['organisations', i])],
          about: [`unit:${organisations[first]!.id}`, `unit:${o.id}`],
          hint: 'giữ một mục, đổi mã ở các chỗ dùng mục kia',
        };
    }
    const units = organisations
      .map((o, i) => ({ o, key: keys[i]! }))
      .filter(({ key }, i) => key.length > 1 && names.indexOf(names[i]!) === i)
      // Longer names first: "UBND huyện Chi Lăng" is not a spelling of "UBND huyện".
      .sort((a, b) => b.key.length - a.key.length);
    for (const own of namedTexts(context)) {
      const taken: [number, number][] = [];
      const words = reader.words(own.text);
      const said = new Set(words.map((w) => w.word));
      for (const { o, key } of units.filter((u) => u.key.every((w) => said.has(w))))
        for (const found of findName(words, key)) {
          if (taken.some(([from, to]) => found.from < to && found.to > from)) continue;
          taken.push([found.from, found.to]);
          const written = own.text.slice(found.from, found.to);
          if (accepted(written, o.name) || (o.inText !== undefined && accepted(written, o.inText))) continue;
          yield {
            message: `"${written}" là tên khác của "${o.name}"`,
            where: [own.place(found.from)],
            about: [...new Set([...own.about, `unit:${o.id}`])],
          };
        }
    }
  },
};

/** "UBND" stands for "Ủy ban nhân dân" everywhere; whole names in capitals are heads of documents. */
const accepted = (written: string, name: string): boolean => {
  const plain = (t: string): string =>
    t
      .replace(/[ỦUủ][yỷỶY] ban nhân dân/gu, 'UBND')
      .replace(/[Hh]ội đồng nhân dân/gu, 'HĐND')
      .replace(/Mặt trận Tổ quốc/gu, 'MTTQ')
      .replace(/\s+/g, ' ');
  return plain(written) === plain(name) || written === name.toUpperCase();
};

/** "thôn", then names in capitals: "thôn Hợp Nhất; Làng Chiềng, Khun Tiếm và Lạng Giai B". */
const NAME = '\\p{Lu}[\\p{L}\\d]*(?:[ ]\\p{Lu}[\\p{L}\\d]*|[ ]\\d+)*(?:[ ]-[ ]\\p{Lu}\\p{L}*)?';
const LIST = new RegExp(
  `(?<!\\p{L})(?<!(?:[Nn]ông|[Vv]ăn|[Bb]iên|[Cc]ơ|[Pp]hiên|[Cc]ăn|[Ấấ]n|[Tt]ái) )(các thôn|thôn|bản|xóm|trục xã)[ ]+(${NAME}(?:(?:\\s*[,;]\\s*|\\s+và\\s+)${NAME})*)`,
  'gu',
);

export const hamletSpelling: Rule = {
  code: 'hamlet-spelling',
  severity: 'warning',
  title: 'tên thôn lạ hoặc viết hai cách',
  why: 'tên thôn viết sai làm bảng kê và lời văn không khớp; tên lạ có thể là thôn bị bỏ sót',
  example:
    '"thôn Lạng Giai b" và "Lạng Giai B"; "trục xã Ngâm Quán Hàng, Hợp Nhất": Ngâm Quán Hàng là tuyến hay thôn?',
  repair: 'viết theo danh sách thôn (hamlets), hoặc thêm thôn còn thiếu vào danh sách',
  *run(context) {
    const { hamlets } = context.data;
    if (hamlets.length === 0) return;
    const known = new Map(hamlets.map((h) => [looseText(h), h]));
    for (const own of context.texts)
      for (const m of own.text.matchAll(LIST)) {
        const start = m.index + m[0].indexOf(m[2]!, m[1]!.length);
        const names = [...m[2]!.matchAll(new RegExp(NAME, 'gu'))];
        const real = (n: string): string | undefined =>
          known.get(looseText(n)) ?? known.get(looseText(n.replace(/ - .*$/u, '')));
        const some = names.some((n) => real(n[0]) !== undefined);
        for (const n of names) {
          const hamlet = real(n[0]);
          // "thôn Văn hóa": one capital word may begin a phrase that is no name.
          const unsure = !some && (m[1] === 'trục xã' || !n[0].includes(' '));
          if (hamlet === undefined ? unsure : n[0].startsWith(hamlet)) continue;
          yield {
            message:
              hamlet === undefined
                ? `"${n[0]}" không có trong danh sách thôn của xã`
                : `tên thôn viết "${n[0]}", trong danh sách là "${hamlet}"`,
            where: [own.place(start + n.index)],
            about: own.about,
          };
        }
      }
    const twice = hamlets.findIndex((h, i) => hamlets.findIndex((x) => looseText(x) === looseText(h)) < i);
    if (twice >= 0)
      yield {
        message: `thôn "${hamlets[twice]}" có hai lần trong danh sách thôn`,
        where: [context.places.of(['hamlets', twice])],
        about: [],
      };
  },
};
