/** The command `hoso`. Thin: it reads the command line, loads the command that is wanted and prints. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { packsFolder } from '../dossier/packs.ts';
import { DiagnosticError } from '../model/diagnostics.ts';
import type { BatchFlags } from './batch-command.ts';
import type { BundleFlags } from './bundle-command.ts';
import type { CheckFlags } from './check-command.ts';
import type { CollectFlags } from './collect-command.ts';
import { defineDiff } from './diff-options.ts';
import { EXIT } from './exit-codes.ts';
import type { FillFlags } from './fill-command.ts';
import type { FormsFlags } from './forms-command.ts';
import type { FreezeFlags } from './freeze-command.ts';
import type { GenerateFlags } from './generate-command.ts';
import type { InitFlags } from './init-command.ts';
import { formats, isoDay, list, positive } from './option-values.ts';
import { diagnosticsText, quietWhenClosed } from './print.ts';
import type { SnapshotFlags } from './snapshot-command.ts';
import type { VolumesFlags } from './volumes-command.ts';
import type { WatchFlags } from './watch-command.ts';

/** Commander speaks English; these are the messages an office can meet. */
function vietnamese(message: string): string {
  const rules: readonly (readonly [RegExp, string])[] = [
    [/^error: missing required argument '(.+)'/, 'LỖI: thiếu "$1"'],
    [/^error: required option '(\S+).*' not specified/, 'LỖI: thiếu tùy chọn "$1"'],
    [/^error: unknown option '(.+)'/, 'LỖI: không có tùy chọn "$1"'],
    [/^error: unknown command '(.+)'/, 'LỖI: không có lệnh "$1"'],
    [/^error: too many arguments.*/, 'LỖI: thừa tham số; đường dẫn có dấu cách phải đặt trong dấu nháy'],
    [/^error: option '(.+)' argument missing/, 'LỖI: tùy chọn "$1" thiếu giá trị'],
    [
      /^error: option '(.+?)' argument '(.*?)' is invalid\.\s*Allowed choices are (.+)\./,
      'LỖI: "$2" không dùng được cho $1; chọn một trong: $3',
    ],
    [/^error: option '(.+?)' argument '(.*?)' is invalid\.\s*/, 'LỖI: $1: '],
    [/\(Did you mean (.+)\?\)/, '(có phải ý bạn là "$1"?)'],
  ];
  return rules.reduce((text, [pattern, words]) => text.replace(pattern, words), message);
}

const templateCommands = () => import('./templates-command.ts');

let code: number = EXIT.ok;
const finish = (result: number): void => {
  code = result;
};

const program = new Command('hoso')
  .description('Lập hồ sơ đề nghị công nhận xã nông thôn mới từ số liệu của xã')
  .version(version(), '--version', 'in số phiên bản')
  .helpOption('--help', 'in hướng dẫn này')
  .helpCommand(false)
  .configureHelp({
    styleTitle: (title) =>
      ({
        'Usage:': 'Cách dùng:',
        'Options:': 'Tùy chọn:',
        'Commands:': 'Các lệnh:',
        'Arguments:': 'Tham số:',
      })[title] ?? title,
  })
  .configureOutput({
    outputError: (text, write) => write(`${vietnamese(text.trimEnd())}\nXem hướng dẫn: hoso --help\n`),
  })
  .exitOverride();

program
  .command('init')
  .description('lập bảng số liệu Excel để điền: mới, hoặc xuất từ một hồ sơ có sẵn (--from)')
  .argument('[file]', 'tệp bảng số liệu', 'so-lieu.xlsx')
  .option('--commune <name>', 'tên xã, ví dụ "xã Nhân Lý"')
  .option('--district <name>', 'tên huyện')
  .option('--province <name>', 'tên tỉnh')
  .option('--year <year>', 'năm đánh giá; mặc định: năm nay')
  .option('--pack <id>', 'bộ mẫu')
  .option('--from <case>', 'xuất hồ sơ này (thư mục hoặc bảng số liệu)')
  .option('--force', 'ghi đè tệp đã có')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (file: string, flags: InitFlags) =>
    finish(await (await import('./init-command.ts')).initCommand(file, flags)),
  );

program
  .command('generate')
  .description('lập kế hoạch, hồ sơ từng tiêu chí và các biểu từ một hồ sơ số liệu')
  .argument('<case>', 'hồ sơ số liệu: thư mục có tệp YAML, hoặc bảng số liệu .xlsx')
  .option('--out <dir>', 'thư mục ghi kết quả', 'output')
  .option('--only <ids>', 'chỉ lập các tài liệu này, cách nhau bằng dấu phẩy (plan,criterion-02)', list)
  .option('--formats <list>', 'chỉ các dạng này: docx,pdf,xlsx', formats)
  .addOption(
    new Option('--edition <edition>', 'bản làm việc hoặc bản trình')
      .choices(['working', 'submission'])
      .default('working'),
  )
  .option('--templates <dir>', 'thư mục mẫu riêng của cơ quan, thay từng tệp của bộ mẫu')
  .option('--include-unready', 'bản trình: lập cả hồ sơ tiêu chí chưa đủ điều kiện')
  .option('--signature-fields', 'đặt ô ký số (chưa ký) vào bản PDF, ở chỗ ký của từng người')
  .option('--force', 'lập lại mọi tệp, kể cả tệp không đổi; tệp đã sửa tay vẫn giữ nguyên')
  .option('--timings', 'in thời gian từng bước')
  .option('--json', 'in kết quả dạng JSON')
  .option(
    '--mark [file]',
    'tô màu, ghi chú chỗ sai trong bản sao của bảng tính (mặc định: <tên>.danh-dau.xlsx)',
  )
  .option('--html [file]', 'ghi trang kết quả để mở bằng trình duyệt (mặc định: KET-QUA.html)')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (caseFolder: string, flags: GenerateFlags) => {
    const { tellKnownRun } = await import('./generate-known.ts');
    finish(
      tellKnownRun(caseFolder, flags) ??
        (await (await import('./generate-command.ts')).generateCommand(caseFolder, flags)),
    );
  });

program
  .command('watch')
  .description('lập lại hồ sơ mỗi khi lưu số liệu, mẫu hoặc minh chứng; Ctrl+C để dừng')
  .argument('<case>', 'hồ sơ số liệu: thư mục có tệp YAML, hoặc bảng số liệu .xlsx')
  .option('--out <dir>', 'thư mục ghi kết quả', 'output')
  .option('--only <ids>', 'chỉ lập các tài liệu này, cách nhau bằng dấu phẩy (plan,criterion-02)', list)
  .option('--formats <list>', 'chỉ các dạng này: docx,pdf,xlsx', formats)
  .addOption(
    new Option('--edition <edition>', 'bản làm việc hoặc bản trình')
      .choices(['working', 'submission'])
      .default('working'),
  )
  .option('--templates <dir>', 'thư mục mẫu riêng của cơ quan, thay từng tệp của bộ mẫu')
  .option('--include-unready', 'bản trình: lập cả hồ sơ tiêu chí chưa đủ điều kiện')
  .option('--signature-fields', 'đặt ô ký số (chưa ký) vào bản PDF, ở chỗ ký của từng người')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (caseFolder: string, flags: WatchFlags) =>
    finish(await (await import('./watch-command.ts')).watchCommand(caseFolder, flags)),
  );

program
  .command('volumes')
  .description('đóng quyển minh chứng từng tiêu chí (PDF): bìa, mục lục, thuyết minh, giấy tờ có đánh số')
  .argument('<case>', 'hồ sơ số liệu: thư mục có tệp YAML, hoặc bảng số liệu .xlsx')
  .option('--out <dir>', 'thư mục ghi kết quả', 'output')
  .option('--only <ids>', 'chỉ các tiêu chí này, cách nhau bằng dấu phẩy (criterion-02,criterion-13)', list)
  .addOption(
    new Option('--edition <edition>', 'bản làm việc hoặc bản trình')
      .choices(['working', 'submission'])
      .default('working'),
  )
  .option('--max-mb <n>', 'mỗi tệp nặng nhiều nhất chừng này MB; quyển dài được chia thành tập', positive)
  .option('--templates <dir>', 'thư mục mẫu riêng của cơ quan, thay từng tệp của bộ mẫu')
  .option('--include-unready', 'bản trình: đóng cả hồ sơ tiêu chí chưa đủ điều kiện')
  .option('--json', 'in kết quả dạng JSON')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (caseFolder: string, flags: VolumesFlags) =>
    finish(await (await import('./volumes-command.ts')).volumesCommand(caseFolder, flags)),
  );

program
  .command('check')
  .description('soát hồ sơ số liệu: chỗ sai, chỗ thiếu, chỗ mâu thuẫn; không lập văn bản')
  .argument('[case]', 'hồ sơ số liệu')
  .option('--json', 'in kết quả dạng JSON')
  .option(
    '--mark [file]',
    'tô màu, ghi chú chỗ sai trong bản sao của bảng tính (mặc định: <tên>.danh-dau.xlsx)',
  )
  .option('--html [file]', 'ghi trang kết quả để mở bằng trình duyệt (mặc định: KET-QUA.html)')
  .option('--strict', 'coi cảnh báo là lỗi')
  .option('--rules', 'in các quy tắc soát: mã, vì sao, ví dụ, cách sửa')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (caseFolder: string | undefined, flags: CheckFlags, command: Command) => {
    const commands = await import('./check-command.ts');
    if (flags.rules) finish(commands.rulesCommand(flags.json ?? false));
    else if (caseFolder === undefined) command.error("error: missing required argument 'case'");
    else finish(commands.checkCommand(caseFolder, flags));
  });

program
  .command('forms')
  .description('lập phiếu thu thập cho từng đơn vị, từng bảng kê và cho xã')
  .argument('<case>', 'hồ sơ số liệu')
  .option('--out <dir>', 'thư mục ghi phiếu (mặc định: phieu-thu-thap/<mã hồ sơ>)')
  .option('--outstanding', 'chỉ lập danh sách đơn vị chưa gửi phiếu (DOCX, PDF, XLSX)')
  .option('--on <date>', 'ngày lập danh sách, dạng năm-tháng-ngày (mặc định: hôm nay)', isoDay)
  .option('--json', 'in kết quả dạng JSON')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (caseFolder: string, flags: FormsFlags) =>
    finish(await (await import('./forms-command.ts')).formsCommand(caseFolder, flags)),
  );

program
  .command('collect')
  .description('tổng hợp các phiếu nhận lại vào hồ sơ, báo cáo từng ô')
  .argument('<case>', 'hồ sơ số liệu')
  .argument('[files...]', 'các phiếu nhận lại, hoặc thư mục chứa chúng')
  .option('--on <date>', 'ngày nhận, dạng năm-tháng-ngày (mặc định: hôm nay)', isoDay)
  .option('--dry-run', 'chỉ báo cáo, không ghi vào hồ sơ')
  .option('--choices <file>', 'báo cáo đã ghi x ở cột Chọn: lấy các số được chọn')
  .option('--report <file>', 'tệp ghi báo cáo (mặc định: phieu-thu-thap/<mã hồ sơ>/bao-cao-thu-thap.xlsx)')
  .option('--json', 'in kết quả dạng JSON')
  .option('--html [file]', 'ghi trang kết quả để mở bằng trình duyệt (mặc định: KET-QUA.html cạnh báo cáo)')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (caseFolder: string, files: string[], flags: CollectFlags) =>
    finish(await (await import('./collect-command.ts')).collectCommand(caseFolder, files, flags)),
  );

program
  .command('fill')
  .description('điền biểu Excel của tỉnh, huyện từ hồ sơ, vào một bản sao; biểu gốc giữ nguyên')
  .argument('<case>', 'hồ sơ số liệu')
  .argument('<form>', 'biểu cần điền, tệp .xlsx')
  .option('--out <file>', 'tệp ghi bản đã điền (mặc định: <tên biểu>.da-dien.xlsx)')
  .option('--mapping <file>', 'cách hiểu biểu (mặc định: <tên biểu>.anh-xa.yaml cạnh biểu, nếu có)')
  .option('--overwrite', 'thay cả những ô biểu đã ghi giá trị khác; công thức vẫn giữ')
  .option('--json', 'in kết quả dạng JSON')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (caseFolder: string, form: string, flags: FillFlags) =>
    finish((await import('./fill-command.ts')).fillCommand(caseFolder, form, flags)),
  );

program
  .command('bundle')
  .description('đóng gói hồ sơ để nộp, họp, công khai hoặc gửi từng đơn vị: một thư mục và một tệp ZIP')
  .argument('<case>', 'hồ sơ số liệu: thư mục có tệp YAML, hoặc bảng số liệu .xlsx')
  .requiredOption('--for <bundle>', 'gói: district, province, meeting, posting, unit:<mã đơn vị>')
  .option('--out <dir>', 'thư mục ghi kết quả', 'output')
  .addOption(
    new Option('--edition <edition>', 'bản làm việc hoặc bản trình (mặc định: theo gói)').choices([
      'working',
      'submission',
    ]),
  )
  .option('--templates <dir>', 'thư mục mẫu riêng của cơ quan, thay từng tệp của bộ mẫu')
  .option('--include-unready', 'đưa cả hồ sơ tiêu chí chưa đủ điều kiện vào gói')
  .option('--strict', 'không lập gói khi phần soát còn lỗi')
  .option('--signature-fields', 'đặt ô ký số (chưa ký) vào bản PDF, ở chỗ ký của từng người')
  .option('--max-mb <n>', 'mỗi quyển minh chứng nhiều nhất n MB; quá thì tách quyển', positive)
  .option('--json', 'in kết quả dạng JSON')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (caseFolder: string, flags: BundleFlags) =>
    finish(await (await import('./bundle-command.ts')).bundleCommand(caseFolder, flags)),
  );

program
  .command('batch')
  .description('lập hồ sơ của nhiều xã trong một thư mục, và biểu tổng hợp toàn tỉnh; chạy lại là làm tiếp')
  .argument('<folder>', 'thư mục chứa các hồ sơ: mỗi xã một thư mục YAML hoặc một bảng số liệu .xlsx')
  .option('--out <dir>', 'thư mục ghi kết quả, mỗi xã một thư mục', 'output')
  .option('--jobs <n>', 'số xã lập cùng lúc (mặc định: nửa số nhân của máy)', positive)
  .option(
    '--only <ids>',
    'chỉ lập các tài liệu này (plan,criterion-02; province-summary: biểu tổng hợp)',
    list,
  )
  .addOption(
    new Option('--edition <edition>', 'bản làm việc hoặc bản trình')
      .choices(['working', 'submission'])
      .default('working'),
  )
  .option('--templates <dir>', 'thư mục mẫu riêng của cơ quan, thay từng tệp của bộ mẫu')
  .option('--include-unready', 'bản trình: lập cả hồ sơ tiêu chí chưa đủ điều kiện')
  .option('--force', 'lập lại mọi tệp, kể cả tệp không đổi; tệp đã sửa tay vẫn giữ nguyên')
  .option('--json', 'in kết quả dạng JSON')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (folder: string, flags: BatchFlags) =>
    finish(await (await import('./batch-command.ts')).batchCommand(folder, flags)),
  );
// A process of `batch`: it is asked and answers through its channel, never by people.
program
  .command('batch-slot', { hidden: true })
  .action(async () => finish(await (await import('./batch-slot.ts')).slotCommand()));

defineDiff(program, finish);

program
  .command('snapshot')
  .description('lưu hồ sơ như lúc này thành một phiên bản: số liệu, bộ mẫu, danh sách văn bản đã lập')
  .argument('<case>', 'hồ sơ số liệu')
  .requiredOption('--note <text>', 'lưu để làm gì, ví dụ "gửi huyện thẩm tra lần 1"')
  .option('--by <name>', 'người lưu')
  .option('--on <date>', 'ngày lưu, dạng năm-tháng-ngày (mặc định: hôm nay)', isoDay)
  .option('--out <dir>', 'thư mục kết quả, để lưu danh sách văn bản đã lập', 'output')
  .option('--templates <dir>', 'thư mục mẫu riêng của cơ quan')
  .option('--force', 'lưu cả khi không có gì thay đổi')
  .option('--json', 'in kết quả dạng JSON')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (caseFolder: string, flags: SnapshotFlags) =>
    finish((await import('./snapshot-command.ts')).snapshotCommand(caseFolder, flags)),
  );

program
  .command('freeze')
  .description('chốt số liệu đến một ngày; số liệu của ngày sau thuộc đợt sau')
  .argument('<case>', 'hồ sơ số liệu')
  .requiredOption('--as-of <date>', 'ngày chốt, dạng năm-tháng-ngày', isoDay)
  .option('--note <text>', 'ghi chú của đợt')
  .option('--by <name>', 'người chốt')
  .option('--on <date>', 'ngày chạy lệnh, dạng năm-tháng-ngày (mặc định: hôm nay)', isoDay)
  .option('--leave-open', 'chốt là chưa biết những số liệu không rõ giá trị đến ngày chốt')
  .option('--out <dir>', 'thư mục kết quả, để lưu danh sách văn bản đã lập', 'output')
  .option('--templates <dir>', 'thư mục mẫu riêng của cơ quan')
  .option('--json', 'in kết quả dạng JSON')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (caseFolder: string, flags: FreezeFlags) =>
    finish((await import('./freeze-command.ts')).freezeCommand(caseFolder, flags)),
  );

program
  .command('versions')
  .description('liệt kê các phiên bản đã lưu của hồ sơ')
  .argument('<case>', 'hồ sơ số liệu')
  .option('--json', 'in kết quả dạng JSON')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (caseFolder: string, flags: { json?: boolean }) =>
    finish((await import('./versions-command.ts')).versionsCommand(caseFolder, flags)),
  );

const templates = program
  .command('templates')
  .description('xem, chép, kiểm tra các mẫu văn bản')
  .helpOption('--help', 'in hướng dẫn này')
  .helpCommand(false);
templates
  .command('list')
  .description('liệt kê các tệp mẫu có thể thay')
  .option('--pack <id>', 'bộ mẫu')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (flags: { pack?: string }) => finish((await templateCommands()).listCommand(flags.pack)));
templates
  .command('copy')
  .description('chép mẫu ra thư mục riêng để sửa; không ghi đè')
  .argument('<dir>', 'thư mục mẫu riêng')
  .argument('[names...]', 'tên các tệp mẫu; không ghi thì chép tất cả')
  .option('--pack <id>', 'bộ mẫu')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (dir: string, names: string[], flags: { pack?: string }) =>
    finish((await templateCommands()).copyCommand(dir, names, flags.pack)),
  );
templates
  .command('check')
  .description('kiểm tra mẫu, không cần số liệu')
  .option('--pack <id>', 'bộ mẫu')
  .option('--templates <dir>', 'thư mục mẫu riêng')
  .helpOption('--help', 'in hướng dẫn này')
  .action(async (flags: { pack?: string; templates?: string }) =>
    finish((await templateCommands()).checkCommand(flags.pack, flags.templates)),
  );

function version(): string {
  const text = readFileSync(path.join(packsFolder(), '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

quietWhenClosed();
try {
  await program.parseAsync();
} catch (e) {
  if (e instanceof CommanderError) code = e.exitCode === 0 ? EXIT.ok : EXIT.usage;
  else if (e instanceof DiagnosticError) {
    process.stderr.write(`${diagnosticsText(e.diagnostics)}\n`);
    code = EXIT.data;
  } else {
    process.stderr.write(
      `LỖI CỦA CHƯƠNG TRÌNH: ${e instanceof Error ? e.message : String(e)}\nXin gửi dòng này kèm tệp số liệu cho người phụ trách phần mềm.\n`,
    );
    if (process.env.HOSO_DEBUG) process.stderr.write(`${e instanceof Error ? e.stack : ''}\n`);
    code = EXIT.internal;
  }
}
process.exitCode = code;
