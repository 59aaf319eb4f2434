import { type ApiServices, createHandlers } from './handlers.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import { createOutdated } from './outdated.ts';
import { HttpApi, type HttpServerServices } from './server.ts';

export interface CreateApiServices
  extends ApiServices,
    Omit<HttpServerServices, 'handlers' | 'openApi' | 'metrics' | 'watch'> {
  readonly version: string;
}

/** The HTTP API with all that it answers; it listens once it is told where. */
export function createApi(services: CreateApiServices): HttpApi {
  let document: Promise<string> | undefined;
  return new HttpApi({
    ...services,
    handlers: createHandlers(services),
    watch: createOutdated(services),
    metrics: (readers): Metrics => createMetrics({ ...services, readers: () => readers.size }),
    openApi: () => {
      document ??= openApiDocument(services.version).then((made) => JSON.stringify(made));
      return document;
    },
  });
}
