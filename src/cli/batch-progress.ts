/** Progress of many communes with the time that is left: one line that is written over on a terminal, else a line each. */
import type { BatchProgress } from '../index.ts';
import { stateText } from './batch-report.ts';

const WIDTH = 24;

export function batchProgress(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  clock: () => number,
): (event: BatchProgress) => void {
  let start = clock();
  return ({ task, done, total, commune }) => {
    if (done === 0) start = clock();
    const left =
      done === 0 || done === total
        ? ''
        : `, còn khoảng ${timeText(((clock() - start) / done) * (total - done))}`;
    const verb = task === 'look' ? 'Đọc số liệu' : 'Lập hồ sơ';
    if (stream.isTTY) {
      const filled = Math.round((done / total) * WIDTH);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
      stream.write(
        `\r\u001b[K${bar} ${verb} ${done}/${total}${left} ${commune?.source.name.slice(0, 40) ?? ''}`,
      );
      if (done === total) stream.write('\r\u001b[K');
    } else if (task === 'make' && commune)
      stream.write(
        `[${String(done).padStart(String(total).length)}/${total}] ${commune.source.name}: ${stateText(commune)}${left}\n`,
      );
    else if (commune) stream.write(`${commune.source.name}: ${stateText(commune)}\n`);
  };
}

/** "40 giây", "5 phút", "2 giờ 10 phút": nobody needs it closer. */
export function timeText(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} giây`;
  const minutes = Math.round(seconds / 60);
  const rest = minutes % 60;
  return minutes < 60
    ? `${minutes} phút`
    : `${Math.floor(minutes / 60)} giờ${rest > 0 ? ` ${rest} phút` : ''}`;
}
