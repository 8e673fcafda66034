/** The case that a new workbook holds: what the command line says, the commune's committee, nothing else. */
import { slug } from '../../bindings/code.ts';
import { alike } from '../../bindings/directory.ts';
import { type CaseData, caseFile } from '../../model/case-schema.ts';
import { NumberText } from '../../model/number-text.ts';
import type { Pack } from '../../model/pack.ts';

export interface NewCase {
  /** "xã Nhân Lý"; without a kind the pack's word for the tier is used. */
  readonly commune: string;
  readonly district?: string | undefined;
  readonly province?: string | undefined;
  readonly year: number;
  /** 'YYYY-MM-DD'. */
  readonly created: string;
}

const KINDS = /^(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+(.+)$/iu;

function place(text: string, kind: string): { kind: string; name: string } {
  const [, said, name] = KINDS.exec(text.normalize('NFC').replace(/\s+/g, ' ').trim()) ?? [];
  return said === undefined
    ? { kind, name: text.normalize('NFC').replace(/\s+/g, ' ').trim() }
    : { kind: said.toLowerCase(), name: name! };
}

/** Capitals as Vietnamese has them; the root locale knows all its letters. */
const capitals = (text: string): string => text.normalize('NFC').toUpperCase();

export function newCase(pack: Pack, entry: NewCase): CaseData {
  const { tiers, regions, roles } = pack.info;
  const commune = place(entry.commune, tiers.commune);
  const full = `${commune.kind} ${commune.name}`;
  const committee = `ubnd-${slug(commune.kind) || 'xa'}`;
  // The pack names the role as the committee of the commune's kind is called.
  const own = roles.filter((role) => alike(role.name) === alike(`Ủy ban nhân dân ${tiers.commune}`));
  return caseFile.parse({
    id: `${slug(commune.name) || 'ho-so'}-${entry.year}`,
    pack: pack.info.id,
    title: `${full} đạt chuẩn ${pack.info.standard} năm ${entry.year}`.replace(/^./, (c) => c.toUpperCase()),
    assessmentYear: new NumberText(String(entry.year)),
    region: regions[0]!.id,
    created: entry.created,
    commune,
    ...(entry.district === undefined ? {} : { district: place(entry.district, tiers.district ?? 'huyện') }),
    ...(entry.province === undefined ? {} : { province: place(entry.province, tiers.province) }),
    organisations: [
      {
        id: committee,
        name: `UBND ${full}`,
        level: 'commune',
        letterhead: { issuer: capitals(`Ủy ban nhân dân ${full}`), place: commune.name },
      },
    ],
    roles: Object.fromEntries(own.map((role) => [role.id, committee])),
  });
}
