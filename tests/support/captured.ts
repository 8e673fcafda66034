/** Runs a command with its two streams caught instead of printed. */
import { vi } from 'vitest';

export async function silently(
  command: () => Promise<number>,
): Promise<{ readonly code: number; readonly text: string }> {
  let text = '';
  const keep = (chunk: unknown): boolean => {
    text += String(chunk);
    return true;
  };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  try {
    return { code: await command(), text };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
