// Bundles the page into dist/, which the window embeds.

import { build } from 'esbuild';
import { cp, mkdir, rm } from 'node:fs/promises';

const dist = new URL('dist/', import.meta.url);

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

await build({
  absWorkingDir: new URL('.', import.meta.url).pathname,
  entryPoints: { app: 'src/main.ts', style: 'styles/main.css' },
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['safari17.5'],
  assetNames: 'fonts/[name]',
  loader: { '.woff2': 'file' },
  legalComments: 'linked',
  logLevel: 'warning',
});
await cp(new URL('index.html', import.meta.url), new URL('index.html', dist));
