/**
 * The outside programs of the oracle tests and the Debian package each comes from. A missing one fails the suite with
 * the package's name: an oracle that is silently skipped proves nothing.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

/** veraPDF's engine; the JAXB classes stripped from it come from Debian. */
export const VERAPDF_JAR = fileURLToPath(
  new URL('../../../node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar', import.meta.url),
);
const DEBIAN_JARS = [
  'jaxb-runtime',
  'jaxb-impl',
  'jaxb-core',
  'jaxb-api',
  'txw2',
  'istack-commons-runtime',
  'javax.activation',
  'FastInfoset',
  'stax-ex',
].map((name) => `/usr/share/java/${name}.jar`);

export const VERAPDF_CLASSPATH = [VERAPDF_JAR, ...DEBIAN_JARS].join(delimiter);
/** Debian's own Python: the one that `python3-uno` is installed for. */
export const SYSTEM_PYTHON = '/usr/bin/python3';

interface Tool {
  readonly what: string;
  readonly debianPackage: string;
  readonly present: () => boolean | Promise<boolean>;
}

const onPath = (command: string) => (): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));

const succeeds = async (command: string, ...args: string[]): Promise<string | undefined> => {
  const result = await run(command, args).catch(() => undefined);
  return result?.code === 0 ? result.stdout : undefined;
};

const libreOfficeLibrary = (name: string) => (): boolean =>
  existsSync(`/usr/lib/libreoffice/program/lib${name}lo.so`);

const TOOLS: readonly Tool[] = [
  { what: 'soffice', debianPackage: 'libreoffice-writer-nogui', present: onPath('soffice') },
  {
    what: 'LibreOffice Writer',
    debianPackage: 'libreoffice-writer-nogui',
    present: libreOfficeLibrary('sw'),
  },
  { what: 'LibreOffice Calc', debianPackage: 'libreoffice-calc-nogui', present: libreOfficeLibrary('sc') },
  {
    what: 'uno for Python',
    debianPackage: 'python3-uno',
    present: async () => (await succeeds(SYSTEM_PYTHON, '-c', 'import uno')) !== undefined,
  },
  {
    what: 'Tinos in place of Times New Roman',
    debianPackage: 'fonts-croscore',
    present: async () =>
      /^Tinos/.test((await succeeds('fc-match', '-f', '%{family}', 'Times New Roman')) ?? ''),
  },
  { what: 'fc-match', debianPackage: 'fontconfig', present: onPath('fc-match') },
  { what: 'qpdf', debianPackage: 'qpdf', present: onPath('qpdf') },
  { what: 'unzip', debianPackage: 'unzip', present: onPath('unzip') },
  ...['pdftotext', 'pdfinfo', 'pdffonts', 'pdftoppm'].map((what) => ({
    what,
    debianPackage: 'poppler-utils',
    present: onPath(what),
  })),
  { what: 'java', debianPackage: 'openjdk-17-jdk-headless', present: onPath('java') },
  {
    what: 'the Java compiler',
    debianPackage: 'openjdk-17-jdk-headless',
    present: async () => ((await succeeds('java', '--list-modules')) ?? '').includes('jdk.compiler@'),
  },
  ...DEBIAN_JARS.map((jar) => ({ what: jar, debianPackage: 'libjaxb-java', present: () => existsSync(jar) })),
];

/** Throws one error naming every missing tool and the command that installs them. */
export async function requireTools(): Promise<void> {
  if (!existsSync(VERAPDF_JAR)) throw new Error(`run npm ci first: ${VERAPDF_JAR} is missing`);
  const missing: Tool[] = [];
  for (const tool of TOOLS) if (!(await tool.present())) missing.push(tool);
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((tool) => tool.debianPackage))];
  throw new Error(
    `outside validators are missing: ${missing.map((tool) => `${tool.what} (${tool.debianPackage})`).join(', ')}; ` +
      `install them with: apt-get install --no-install-recommends ${packages.join(' ')}`,
  );
}
