/**
 * The sample commune after districts were abolished: the same data, handed in to the province, with every word that an
 * office types said of the commune or the province. What still says "huyện" then is said by the program or the pack.
 */
import { type CaseFiles, caseFiles, SAMPLE } from './load.ts';

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/huyện Minh Họa/g, 'xã Hòa Mẫu'],
  [/HUYỆN MINH HỌA/g, 'XÃ HÒA MẪU'],
  [/Minh Họa/g, 'Hòa Mẫu'],
  [/\bhuyện/g, 'xã'],
  [/\bHuyện/g, 'Xã'],
  [/\bHUYỆN/g, 'XÃ'],
];

/** Last day of the old arrangement is far behind: a day in the autumn after. */
export const TWO_TIER_DAY = '2025-10-15';

/** Files of the sample commune as such an office keeps them. */
export function twoTierFiles(): CaseFiles {
  const files = Object.entries(caseFiles(SAMPLE)).map(([name, text]): [string, string] => {
    const said = WORDS.reduce((t, [pattern, word]) => t.replace(pattern, word), text);
    if (name === 'to-chuc.yaml') return [name, said.replace(/level: district/g, 'level: commune')];
    return [name, said.replace(/level: district/g, 'level: province')];
  });
  const own = Object.fromEntries(files);
  // The letter goes to the province, which follows from the government.
  own['van-ban.yaml'] = own['van-ban.yaml']!.replace(/^ {4}addressees: .*\n/gm, '');
  own['case.yaml'] = own['case.yaml']!.replace(/^district: .*\n/m, '');
  for (const [name, text] of Object.entries(own)) {
    if (/^submission:/m.test(text))
      own[name] = text.replace(/^(submission:\n(?:.*\n)*? {2}date: )\S+/m, `$1${TWO_TIER_DAY}`);
  }
  if (!Object.values(own).some((t) => t.includes(`date: ${TWO_TIER_DAY}`)))
    own['case.yaml'] += `\nsubmission: { date: ${TWO_TIER_DAY} }\n`;
  return own;
}
