// Builds every bundle of the product into dist/. `--production` minifies, `--watch` rebuilds, `--metafile` writes sizes.
const { copyFileSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const metafile = process.argv.includes('--metafile');
const dist = path.join(__dirname, 'dist');

/** The sandbox is a bundle of its own: it must not load until somebody picks it, so the host bundle only names it. */
const lazySandbox = {
  name: 'lazy-sandbox',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^\.\/sandbox\/index$/ }, () => ({ path: './sandbox.js', external: true }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
  metafile,
};

/** @type {import('esbuild').BuildOptions} */
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20' };

/** @type {Record<string, import('esbuild').BuildOptions>} */
const bundles = {
  extension: {
    ...node,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    plugins: [lazySandbox],
  },
  sandbox: { ...node, entryPoints: ['src/sandbox/index.ts'], outfile: 'dist/sandbox.js' },
  'sandbox-cli': { ...node, entryPoints: ['src/sandbox/cli/main.ts'], outfile: 'dist/sandbox-cli.js' },
  webview: {
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: ['src/webview/main.ts'],
    outfile: 'dist/webview.js',
  },
};

function copyAssets() {
  const codicons = path.join(__dirname, 'node_modules', '@vscode', 'codicons', 'dist');
  for (const file of ['codicon.css', 'codicon.ttf']) copyFileSync(path.join(codicons, file), path.join(dist, file));
}

async function main() {
  if (production) rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  copyAssets();
  if (watch) {
    const contexts = await Promise.all(Object.values(bundles).map((options) => esbuild.context(options)));
    await Promise.all(contexts.map((context) => context.watch()));
    return;
  }
  for (const [name, options] of Object.entries(bundles)) {
    const result = await esbuild.build(options);
    if (result.metafile) writeFileSync(path.join(dist, `${name}.meta.json`), JSON.stringify(result.metafile));
  }
}

/** What ships, for whoever wants to know what is in it. */
module.exports.shippedBundles = [bundles.extension, bundles.sandbox, bundles.webview];

if (require.main === module) {
  main().catch((/** @type {unknown} */ error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
