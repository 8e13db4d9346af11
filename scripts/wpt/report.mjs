// Counts, differences and reasons, as text.
const PASSED = 'PASS';
const MESSAGE_LENGTH = 200;

/** Passed and all subtests of a run. A file without subtests counts for none. */
export function counts(outcomes) {
  const all = [...outcomes.values()].flatMap(({ tests }) => tests);
  return { passed: all.filter(({ status }) => status === PASSED).length, all: all.length };
}

/** Why a subtest can't be passed, or need not be: by its name, or `*` for all of a file, or by its message in any file. */
function reasonFor(reasons, file, { name, message }) {
  const ofFile = reasons[file.replace(/\?.*/, '')];
  const ofMessage = Object.entries(reasons['*'] ?? {}).find(([text]) => message?.includes(text));
  return ofFile?.[name] ?? ofFile?.['*'] ?? ofMessage?.[1];
}

/** The subtests of a file in both runs, side by side. */
function pairs(engine, virtual) {
  const byName = (outcome) => new Map(outcome.tests.map((test) => [test.name, test]));
  const [first, second] = [byName(engine), byName(virtual)];
  const absent = (name) => ({ name, status: 'ABSENT', message: null });
  return [...new Set([...first.keys(), ...second.keys()])].map((name) => ({
    name,
    engine: first.get(name) ?? absent(name),
    virtual: second.get(name) ?? absent(name),
  }));
}

const short = (message) => (message ?? '').replace(/\s+/g, ' ').slice(0, MESSAGE_LENGTH);
const indent = (depth, text) => `${'  '.repeat(depth)}${text}`;

function pairLines({ name, engine, virtual, reason }) {
  const message = virtual.message ?? engine.message;
  return [
    indent(1, `${virtual.status === PASSED ? '+' : '−'} ${name}: ${engine.status} → ${virtual.status}`),
    ...(message ? [indent(3, short(message))] : []),
    ...(reason ? [indent(3, `reason: ${reason}`)] : []),
  ];
}

/** What a file as a whole came to, where it was not simply run. */
function fileLine(file, engine, virtual) {
  const trouble = [engine, virtual].some(({ status }) => status !== 'OK');
  return trouble ? `${file} (${engine.status} → ${virtual.status}) ${short(virtual.message)}`.trim() : file;
}

function section(title, files) {
  const lines = files.flatMap(({ head, rows }) => (rows.length ? [head, ...rows.flatMap(pairLines)] : []));
  return lines.length ? ['', `── ${title} ──`, ...lines] : [];
}

/**
 * What the two runs differ in, and what neither passes.
 * @param {Map<string, object>} engine outcomes by file
 * @param {Map<string, object>} virtual outcomes by file
 * @param {Record<string, Record<string, string>>} reasons by file and subtest
 * @returns {{text: string, unexplained: number, lost: number}} how many subtests are not passed on the virtual devices
 *   without a reason, and how many of these the engine's own devices pass
 */
export function compare(engine, virtual, reasons) {
  const files = [...engine].map(([file, outcome]) => ({
    head: fileLine(file, outcome, virtual.get(file)),
    rows: pairs(outcome, virtual.get(file)).map((row) => ({
      ...row,
      reason: reasonFor(reasons, file, row.virtual),
    })),
  }));
  const only = (test) => files.map(({ head, rows }) => ({ head, rows: rows.filter(test) }));
  const passes = ({ status }) => status === PASSED;
  const differs = (row) => passes(row.engine) !== passes(row.virtual);
  const neither = (row) => !passes(row.engine) && !passes(row.virtual);
  const unexplained = files.flatMap(({ rows }) => rows).filter((row) => !passes(row.virtual) && !row.reason);
  const lost = unexplained.filter((row) => passes(row.engine)).length;
  const sections = [
    ...section('differences: engine → virtual', only(differs)),
    ...section('neither', only(neither)),
  ];
  return { text: sections.join('\n'), unexplained: unexplained.length, lost };
}

/** The subtests that a single run did not pass. */
export function failures(outcomes, reasons) {
  const files = [...outcomes].map(([file, outcome]) => ({
    head: fileLine(file, outcome, outcome),
    rows: outcome.tests
      .filter(({ status }) => status !== PASSED)
      .map((test) => ({
        name: test.name,
        engine: test,
        virtual: test,
        reason: reasonFor(reasons, file, test),
      })),
  }));
  return section('not passed', files).join('\n');
}
