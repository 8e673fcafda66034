/**
 * Closes a round: a version whose figures are those of a day, so that what comes later belongs to the next round (OFFICE
 * §10). A figure of a later day goes back to its history; where that says nothing the office decides, never the program.
 */
import { type CaseAt, caseAt, type OpenFigure, type OpenTable } from '../../model/case-at.ts';
import { type Diagnostic, DiagnosticError } from '../../model/diagnostics.ts';
import { versionName } from '../../model/version.ts';
import { shortDate } from '../../wording/dates.ts';
import type { LoadedDossier } from '../load.ts';
import { refuseVersion, type TakenVersion, takeVersion, type VersionRequest } from './take-version.ts';
import { lastFrozen, seriesOf } from './versions-of.ts';

export interface FreezeRequest extends Omit<VersionRequest, 'force'> {
  /** Last day of the round, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Closes figures that nobody can tell as unknown. */
  readonly leaveOpen?: boolean;
}

export interface FrozenRound extends TakenVersion {
  /** Figures that went back to their history. */
  readonly past: number;
  /** Figures without a day, taken as they are. */
  readonly undated: number;
  readonly open: readonly string[];
}

/** @throws DiagnosticError when the round is closed already or a figure of that day is not known; nothing is written then. */
export function freezeCase(caseFolder: string, dossier: LoadedDossier, request: FreezeRequest): FrozenRound {
  refuseVersion(dossier);
  const { data } = dossier.appraised;
  const admit = (): void => refuseClosed(caseFolder, dossier, request.asOf);
  admit();
  if (request.asOf > request.on)
    fail([
      {
        code: 'freeze-ahead',
        message: `chưa đến ngày ${shortDate(request.asOf)} nên chưa chốt được số liệu đến ngày đó (hôm nay: ${shortDate(request.on)})`,
        hint: 'chốt đến hôm nay hoặc một ngày trước đó',
      },
    ]);
  const at = caseAt(data, request.asOf);
  if (!request.leaveOpen && at.openFigures.length + at.openTables.length > 0)
    fail(openFaults(at, dossier, request.asOf));
  // A table and the figure that is computed from it may have one id.
  const open = [...new Set([...at.openFigures, ...at.openTables].map(({ id }) => id))];
  const taken = takeVersion(caseFolder, dossier, request, {
    frozen: { asOf: request.asOf, open },
    admit,
  });
  const stillOpen = new Set(at.openFigures.map((f) => f.id));
  return {
    ...taken,
    open,
    past: at.data.figures.filter((f, i) => !stillOpen.has(f.id) && f.asOf !== data.figures[i]!.asOf).length,
    undated: data.figures.filter((f) => f.asOf === undefined && !stillOpen.has(f.id) && hasValue(f)).length,
  };
}

function refuseClosed(caseFolder: string, { appraised, files }: LoadedDossier, asOf: string): void {
  const last = lastFrozen(seriesOf(caseFolder, appraised.data.id, files), files);
  if (!last?.version.frozen || last.version.frozen.asOf < asOf) return;
  fail([
    {
      code: 'already-frozen',
      message: `đã chốt số liệu đến ngày ${shortDate(last.version.frozen.asOf)} ở phiên bản ${versionName(last.version)}; không chốt lại đến ngày ${shortDate(asOf)}`,
      hint: 'chốt đến một ngày sau ngày đã chốt; số liệu của đợt đã chốt giữ nguyên',
    },
  ]);
}

const hasValue = (f: { value?: unknown; numerator?: unknown }): boolean =>
  f.value !== undefined || f.numerator !== undefined;

type Fault = Pick<Diagnostic, 'code' | 'message' | 'hint'> & Partial<Pick<Diagnostic, 'where'>>;

function fail(faults: readonly Fault[]): never {
  throw new DiagnosticError(faults.map((fault) => ({ severity: 'error', where: [], ...fault })));
}

const LEAVE = 'hoặc thêm --leave-open để chốt là chưa biết';

function openFaults({ openFigures, openTables }: CaseAt, dossier: LoadedDossier, asOf: string): Fault[] {
  const { data } = dossier.appraised;
  const index = new Map(data.figures.map((f, i) => [f.id, i]));
  return [
    ...openFigures.map((figure) => ({
      ...figureFault(figure, asOf),
      where: [dossier.places.of(['figures', index.get(figure.id)!])],
    })),
    ...openTables.map((table) => ({
      ...tableFault(table, asOf),
      where: [dossier.places.of(['detailTables', data.detailTables.findIndex((t) => t.id === table.id)])],
    })),
  ];
}

function figureFault({ id, name, reason, day, entry }: OpenFigure, asOf: string): Fault {
  const what = `số liệu "${name}" (${id})`;
  switch (reason) {
    case 'none':
      return {
        code: 'freeze-unknown',
        message: `${what} ${day === null ? 'không ghi ngày' : `là của ngày ${shortDate(day)}`}, không rõ giá trị đến ngày ${shortDate(asOf)}`,
        hint: `ghi giá trị đến ngày ${shortDate(asOf)} vào lịch sử (history) của số liệu, ${LEAVE}`,
      };
    case 'undated':
      return {
        code: 'freeze-undated',
        message: `${what} có lịch sử nhưng giá trị hiện nay không ghi ngày, không rõ thuộc đợt nào`,
        hint: `ghi ngày của giá trị hiện nay (asOf), ${LEAVE}`,
      };
    case 'unreadable':
      return {
        code: 'freeze-unreadable',
        message: `${what}: không hiểu giá trị "${entry?.value ?? ''}" ngày ${entry ? shortDate(entry.on) : ''} trong lịch sử`,
        hint: `viết liền các chữ số, có đơn vị; tỷ lệ ghi tử số/mẫu số, ${LEAVE}`,
      };
  }
}

const tableFault = ({ id, name, day }: OpenTable, asOf: string): Fault => ({
  code: 'freeze-table',
  message: `bảng kê "${name}" (${id}) là của ngày ${shortDate(day)}, không rõ các dòng đến ngày ${shortDate(asOf)}`,
  hint: `chốt đến ngày ${shortDate(day)} trở đi, hoặc ghi lại bảng kê của ngày ${shortDate(asOf)}, ${LEAVE}`,
});
