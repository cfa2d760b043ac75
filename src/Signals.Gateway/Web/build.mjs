// Bundles scripts and style sheets into ../wwwroot, leaves out rules and tokens that no page uses, and compresses what is left.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { PurgeCSS } from "purgecss";

const output = "../wwwroot";
const pages = ["../Pages/**/*.razor", "scripts/**/*.ts"];

// Classes that stand in no page: the theme is a setting, a card of the menu names its own colour, an area of the map how it compares, and the map view brings its own.
const named = ["voorbeeld-theme", "blauw", "rood", "geel", "groen", "meer", "verwacht", "minder", "achtergehouden", "onbekend", "maplibregl-canvas", "maplibregl-canvas-container"];

const { outputFiles } = await build({
  entryPoints: [
    "scripts/chart.ts", "scripts/inbox.ts", "scripts/keep.ts", "scripts/trends-map.ts", "maplibre-gl/dist/maplibre-gl-worker.mjs",
    "scripts/outreach/outreach.ts", "scripts/outreach/worker/outreach-worker.ts", "styles/signals.css",
  ],
  entryNames: "[name]",
  assetNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  loader: { ".woff2": "file", ".woff": "empty" },
  logLevel: "warning",
  outdir: output,
  write: false,
});

// Browsers are told to load nothing from data: addresses, so images within a style sheet become files.
function withoutData(css, files) {
  return css.replace(/url\("data:image\/svg\+xml,([^"]+)"\)/g, (_, encoded) => {
    const image = Buffer.from(decodeURIComponent(encoded));
    const name = `image-${createHash("sha256").update(image).digest("hex").slice(0, 8).toUpperCase()}.svg`;
    files.set(name, image);
    return `url("./${name}")`;
  });
}

async function used(css) {
  const [purged] = await new PurgeCSS().purge({ content: pages, css: [{ raw: css }], variables: true, safelist: named });
  return (await transform(purged.css, { loader: "css", minify: true })).code;
}

const files = new Map(outputFiles.map((file) => [basename(file.path), Buffer.from(file.contents)]));
for (const name of await readdir("static")) files.set(name, await readFile(join("static", name)));
for (const [name, content] of files) if (name.endsWith(".css")) files.set(name, Buffer.from(withoutData(await used(content.toString()), files)));

await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });
for (const [name, content] of files) {
  const path = join(output, name);
  await writeFile(path, content);
  if (name.endsWith(".woff2") || name.endsWith(".png")) continue;
  await writeFile(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
  await writeFile(`${path}.gz`, gzipSync(content, { level: 9 }));
}
