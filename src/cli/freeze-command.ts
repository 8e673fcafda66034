/** `hoso freeze`: closes a round; figures of later days belong to the next. */
import { freeze } from '../index.ts';
import { VERSION_FILE, versionName } from '../model/version.ts';
import { shortDate } from '../wording/dates.ts';
import { EXIT } from './exit-codes.ts';
import { jsonReport } from './json-report.ts';
import { refused, requestOf, type SnapshotFlags } from './snapshot-command.ts';

export interface FreezeFlags extends Omit<SnapshotFlags, 'note' | 'force'> {
  readonly asOf: string;
  readonly note?: string;
  readonly leaveOpen?: boolean;
}

export function freezeCommand(caseFolder: string, flags: FreezeFlags): number {
  try {
    const { asOf, leaveOpen = false } = flags;
    const day = shortDate(asOf);
    const note = flags.note ?? `Chốt số liệu đến ngày ${day}`;
    const round = freeze(caseFolder, { ...requestOf({ ...flags, note }), asOf, leaveOpen });
    const { folder, version, past, undated, open } = round;
    if (flags.json)
      process.stdout.write(jsonReport('freeze', true, [], { folder, version, past, undated, open }));
    else
      process.stdout.write(
        [
          `Đã chốt số liệu đến ngày ${day} ở phiên bản ${versionName(version)}.`,
          ...(past > 0 ? [`${past} số liệu mới hơn ngày chốt: lấy giá trị trong lịch sử.`] : []),
          ...(undated > 0 ? [`${undated} số liệu không ghi ngày: lấy giá trị hiện có.`] : []),
          ...(open.length > 0 ? [openText(open)] : []),
          `Lập văn bản của đợt này: hoso generate "${folder}"`,
          '',
        ].join('\n'),
      );
    return EXIT.ok;
  } catch (e) {
    return refused('freeze', e, flags.json);
  }
}

const SHOWN = 6;

/** The whole list stands in the version. */
function openText(open: readonly string[]): string {
  if (open.length <= SHOWN + 1) return `Chốt là chưa biết: ${open.join(', ')}.`;
  const rest = open.length - SHOWN;
  return `Chốt là chưa biết ${open.length} số liệu, bảng kê: ${open.slice(0, SHOWN).join(', ')} và ${rest} mục khác (xem đủ: tệp ${VERSION_FILE}, mục frozen).`;
}
