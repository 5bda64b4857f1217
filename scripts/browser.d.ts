// What the build puts above scripts/engine/worker.js.
declare const loadPyodide: typeof import("pyodide").loadPyodide;
declare const _createPyodideModule: any;
declare const EMPTY_LOCK: string;

// What docs/sw.js uses of a service worker: the compiler's own library for workers contradicts the one for pages.
interface ExtendableEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Response | Promise<Response>): void;
}
interface ExtendableMessageEvent extends ExtendableEvent {
  readonly data: unknown;
  readonly source: Page | null;
}
interface Page {
  readonly url: string;
  postMessage(message: object): void;
}
interface ServiceWorkerGlobalScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { matchAll(options: { includeUncontrolled: true; type: "window" }): Promise<Page[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: "message", listener: (event: ExtendableMessageEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}
