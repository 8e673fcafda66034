/** Messages in the words of who reads them: sheets and columns for the workbook, none of the schema's keys on paper. */
import { describe, expect, it } from 'vitest';
import { inPaperWords, inWorkbookWords } from '../../src/bindings/office-words.ts';
import { RULES } from '../../src/checks/rules.ts';
import type { Diagnostic } from '../../src/model/diagnostics.ts';

const saying = (hint: string): Diagnostic => ({ code: 'x', severity: 'note', message: 'x', hint, where: [] });

describe('keys of the schema', () => {
  it.each([
    ['ghi người xác nhận (confirmedBy)', 'ghi người xác nhận (cột "Người xác nhận")', 'ghi người xác nhận'],
    ['bổ sung minh chứng (evidence)', 'bổ sung minh chứng (tờ "Minh chứng")', 'bổ sung minh chứng'],
    [
      'dùng denominatorFrom, hoặc ghi lý do',
      'dùng cột "Mẫu số lấy từ số liệu chung", hoặc ghi lý do',
      'dùng cột "Mẫu số lấy từ số liệu chung", hoặc ghi lý do',
    ],
    [
      'thêm phân công (assignments) với role: lead',
      'thêm phân công (tờ "Phân công") với "Chủ trì"',
      'thêm phân công với "Chủ trì"',
    ],
    [
      'mã "lead" và {{lead.percent}} giữ nguyên',
      'mã "lead" và {{lead.percent}} giữ nguyên',
      'mã "lead" và {{lead.percent}} giữ nguyên',
    ],
    ['cây to (to)', 'cây to (cột "Nơi nhận")', 'cây to'],
  ])('%s', (hint, workbook, paper) => {
    expect(inWorkbookWords(saying(hint)).hint).toBe(workbook);
    expect(inPaperWords(saying(hint)).hint).toBe(paper);
  });

  it('no repair of a rule shows one to somebody without YAML', () => {
    const keys = RULES.flatMap((rule) => {
      const shown = inPaperWords(saying(rule.repair)).hint ?? '';
      const bare = shown.replace(/"[^"]*"|\{\{[^}]*\}\}|[\w./-]+\.\w+|minh-chung/g, '');
      return /\b(?:\w+[A-Z]\w*|lead|joint|silenced|figure|stated|level|document|male|female|role|support|deadline|organisations)\b/.test(
        bare,
      )
        ? [`${rule.code}: ${shown}`]
        : [];
    });
    expect(keys).toEqual([]);
  });
});
