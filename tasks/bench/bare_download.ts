/**
 * Sends requests again, so many at once, and throws the answers away: what a download of them takes at the least.
 *
 *   deno run bare_download.ts <URL> <concurrency> <file of requests, JSON>
 */
import type { KeptRequest } from "./simulator_process.ts";

const HEADERS = {
  "accept": "application/json",
  "authorization": "Bearer any",
  "intercom-version": "2.16",
};

async function download(url: string, request: KeptRequest): Promise<void> {
  const hasBody = request.body !== "";
  const response = await fetch(url + request.target, {
    method: request.method,
    headers: hasBody ? { ...HEADERS, "content-type": "application/json" } : HEADERS,
    ...(hasBody ? { body: request.body } : {}),
  });
  await response.arrayBuffer();
}

async function main([url = "", concurrency, file = ""]: readonly string[]): Promise<void> {
  const requests: readonly KeptRequest[] = JSON.parse(Deno.readTextFileSync(file));
  let next = 0;
  const work = async () => {
    for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
      await download(url, request);
    }
  };
  await Promise.all(Array.from({ length: Number(concurrency) }, work));
}

if (import.meta.main) await main(Deno.args);
