/** Several values in one cell: "2.1; 2.2", or one a line after "- " when a value itself holds a semicolon. */

const BULLET = '- ';

export function listText(values: readonly string[]): string {
  const plain = values.every((v) => !v.includes(';') && !v.startsWith(BULLET.trim()));
  return plain ? values.join('; ') : values.map((v) => BULLET + v).join('\n');
}

export function listValues(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  const bulleted = filled.length > 0 && filled.every((line) => line.startsWith(BULLET));
  const members = bulleted
    ? filled.map((line) => line.slice(BULLET.length))
    : filled.length > 1
      ? filled.map((line) => line.replace(/[;,]$/, ''))
      : text.split(';');
  return members.map((member) => member.trim()).filter((member) => member !== '');
}
