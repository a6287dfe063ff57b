/**
 * Where the editor finds its workers: beside this page's own script, so that they need no other host.
 * The editor looks for a global of this very name, before it makes its first worker.
 */
export function installWorkers(): void {
  Object.assign(globalThis, {
    MonacoEnvironment: {
      getWorker(_workerId: string, label: string) {
        const name = label === 'graphql' || label === 'json' ? label : 'editor'
        return new Worker(new URL(`./${name}.worker.js`, import.meta.url), { type: 'module', name })
      },
    },
  })
}
