// Served in the place of the suite's own file: tells the runner each result as it comes, so that a crash keeps them.
(() => {
  if (window !== window.top || window.opener) return;
  const PASSED = 0;
  const NAMES = ['PASS', 'FAIL', 'TIMEOUT', 'NOTRUN', 'PRECONDITION_FAILED'];
  const shape = ({ name, status, message }) => ({
    name,
    status: NAMES[status],
    message: status === PASSED ? null : message,
  });
  setup({ output: false });
  add_result_callback((test) => wptReport('result', shape(test)));
  add_completion_callback((tests, { status, message }) =>
    wptReport('complete', {
      status: ['OK', 'ERROR', 'TIMEOUT', 'PRECONDITION_FAILED'][status],
      message,
      tests: tests.map(shape),
    }),
  );
})();
