import { chromium } from "@playwright/test";
const base = "http://localhost:8391";
const shots = process.argv.slice(2);
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const [name, vp] of [["phone", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 1.5 }], ["laptop", { viewport: { width: 1366, height: 900 } }]]) {
  const c = await b.newContext(vp); const p = await c.newPage();
  for (const s of shots) {
    const [file, path] = s.split("=:");
    const r = await p.goto(base + path); await p.waitForTimeout(500);
    await p.evaluate(async () => { for (let y = 0; y < document.body.scrollHeight; y += 600) { scrollTo(0, y); await new Promise(r => setTimeout(r, 60)); } scrollTo(0, 0); });
    await p.screenshot({ path: `/tmp/shots/${file}-${name}.png`, fullPage: true });
    console.log(file, name, r.status());
  }
}
await b.close();
