/** A bar on a terminal, plain lines otherwise (or nothing when asked for JSON). */
import type { ProgressEvent } from '../dossier/generate.ts';

const WIDTH = 24;

export function progressPrinter(stream: NodeJS.WriteStream): (event: ProgressEvent) => void {
  if (!stream.isTTY) {
    return ({ done, total, document }) => {
      if (document !== '') stream.write(`[${String(done + 1).padStart(2)}/${total}] ${document}\n`);
    };
  }
  return ({ done, total, document }) => {
    const filled = total === 0 ? WIDTH : Math.round((done / total) * WIDTH);
    stream.write(
      `\r\u001b[K${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total} ${document.slice(0, 60)}`,
    );
    if (done === total) stream.write('\r\u001b[K');
  };
}
