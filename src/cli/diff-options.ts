/** What `hoso diff` takes on the command line: two states of a case, or a DOCX that a person edited. */
import { type Command, Option } from 'commander';
import type { DiffFlags } from './diff-command.ts';
import type { HandworkFlags } from './handwork-command.ts';
import { list } from './option-values.ts';

type EditedFlags = HandworkFlags & { readonly docx?: string };

export function defineDiff(program: Command, finish: (code: number) => void): void {
  program
    .command('diff')
    .description('so sánh hai bản của một hồ sơ: số liệu, kết luận, văn bản nào khác và khác ở đâu')
    .argument('<old>', 'bản cũ: thư mục hồ sơ, bảng số liệu .xlsx, hoặc thư mục của phiên bản đã lưu')
    .argument('[new]', 'bản mới (với --docx thì không cần)')
    .option(
      '--out [dir]',
      'ghi biểu "So sánh số liệu" (DOCX, PDF, XLSX) vào <dir>/<mã hồ sơ>/so-sanh; mặc định: output',
    )
    .option('--only <ids>', 'chỉ so sánh các văn bản này, cách nhau bằng dấu phẩy (plan,criterion-02)', list)
    .addOption(
      new Option('--edition <edition>', 'bản làm việc hoặc bản trình')
        .choices(['working', 'submission'])
        .default('working'),
    )
    .option('--templates <dir>', 'thư mục mẫu riêng của cơ quan, thay từng tệp của bộ mẫu')
    .option(
      '--redline',
      'ghi thêm từng văn bản có đổi, ở dạng theo dõi thay đổi của Word và PDF (.so-sanh.docx, .so-sanh.pdf)',
    )
    .option(
      '--papers <list>',
      'lập văn bản tiếp theo của văn bản đã ban hành, cách nhau bằng dấu phẩy: adjust (kế hoạch điều chỉnh, bổ sung), report (báo cáo tiến độ), correct:<mã văn bản> (công văn đính chính)',
      list,
    )
    .option(
      '--docx <file>',
      'chỉ ra chỗ người sửa đã đổi chữ trong tệp Word này, và phải sửa ở đâu; <old> là hồ sơ số liệu',
    )
    .option('--as <id>', 'với --docx: tệp là tài liệu nào, khi tệp không tự nói được (plan)')
    .option('--verbose', 'in từng chỗ khác trong văn bản')
    .option('--json', 'in kết quả dạng JSON')
    .helpOption('--help', 'in hướng dẫn này')
    .action(
      async (before: string, after: string | undefined, flags: DiffFlags & EditedFlags, command: Command) => {
        if (flags.docx !== undefined)
          finish(await (await import('./handwork-command.ts')).handworkCommand(flags.docx, before, flags));
        else if (after === undefined) command.error("error: missing required argument 'new'");
        else finish(await (await import('./diff-command.ts')).diffCommand(before, after, flags));
      },
    );
}
