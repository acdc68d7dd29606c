import { defineConfig } from "@playwright/test";

const data = process.env.MEADOW_E2E_DATA;
if (!data) throw new Error("start the journeys by e2e/run: it makes the data folder and finds a free port");
const port = process.env.MEADOW_E2E_PORT ?? "8080";
const chromium = process.env.MEADOW_E2E_CHROMIUM ?? "/usr/bin/chromium";
const meadow = process.env.MEADOW_E2E_BINARY ?? "../target/debug/meadow";
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const laptop = { viewport: { width: 1366, height: 900 } };

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.journey.ts",
  outputDir: ".out",
  // No retries and no luck: a journey passes the first time.
  retries: 0,
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "en-GB",
    launchOptions: { executablePath: chromium, args: quiet },
    screenshot: "only-on-failure",
    trace: "off",
  },
  projects: [
    { name: "phone", use: phone, grepInvert: /@laptop-only/ },
    // The journeys whose pages differ on a wide screen.
    { name: "laptop", use: laptop, grep: /@laptop/ },
  ],
  webServer: {
    command: `${meadow} demo --data "${data}" --listen 127.0.0.1:${port} --clips 10`,
    url: `http://localhost:${port}/readyz`,
    timeout: 600_000,
    // A server of one's own may run already while journeys are written; `run` always takes a free port.
    reuseExistingServer: true,
    stdout: "pipe",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});
