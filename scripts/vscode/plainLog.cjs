'use strict';
// Stands in for @vscode/spdlog, a compiled module, in the VS Code server of the npm registry: without it, VS Code keeps
// no log files, and every output channel that is a log stays empty. Writes each line at once, and never rotates.
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  /**
   * @param {string} _type
   * @param {string} _name
   * @param {string} file
   */
  constructor(_type, _name, file) {
    this.file = file;
    this.level = 2;
    this.raw = false;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '', { flag: 'a' });
  }

  /**
   * @param {number} level
   * @param {string} message
   */
  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.file, this.raw ? message : `${time} [${levels[level]}] ${message}\n`);
  }

  getLevel() {
    return this.level;
  }

  /** @param {number} level */
  setLevel(level) {
    this.level = level;
  }

  clearFormatters() {
    this.raw = true;
  }

  setPattern() {
    this.raw = false;
  }

  flush() {
    // Every line is written at once.
  }

  drop() {
    this.level = levels.length;
  }
}

for (const [level, name] of ['trace', 'debug', 'info', 'warn', 'error', 'critical'].entries()) {
  Object.defineProperty(Logger.prototype, name, {
    /** @param {string} message */
    value(message) {
      this.write(level, message);
    },
  });
}

/**
 * @param {string} name
 * @param {string} file
 */
const create = (name, file) => Promise.resolve(new Logger('rotating', name, file));

const nothing = () => undefined;

// One by one, because that is how an import of a CommonJS module finds the names.
exports.version = 0;
exports.setLevel = nothing;
exports.setFlushOn = nothing;
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
