import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const { EVENT_RUN_BEGIN, EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS } = Mocha.Runner.constants;

/**
 * Mocha's spec output, and the counts as JSON in the file that EXPRESS_CONNECT_TEST_COUNTS names. The file is written
 * after every test, so that a run that dies shows what it had done, and that it had not ended.
 */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.EXPRESS_CONNECT_TEST_COUNTS;
    const counts = { passed: 0, failed: 0, ended: false };
    const write = () => {
      if (file !== undefined) {
        writeFileSync(file, JSON.stringify(counts));
      }
    };
    runner.on(EVENT_RUN_BEGIN, write);
    runner.on(EVENT_TEST_PASS, () => {
      counts.passed += 1;
      write();
    });
    runner.on(EVENT_TEST_FAIL, () => {
      counts.failed += 1;
      write();
    });
    runner.on(EVENT_RUN_END, () => {
      counts.ended = true;
      write();
    });
  }
}

// Mocha takes a reporter's module for the reporter.
export = CountingReporter;
