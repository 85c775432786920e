import type { App } from 'electron'
import { join } from 'node:path'

export interface AppPaths {
  readonly preload: string
  /** The built page. */
  readonly pages: string
  readonly icon: string
  /** The demonstration's footage and what else lies beside the app. */
  readonly resources: string
}

/** Where the parts of the app lie: in the archive of an installed app, in the project's folder otherwise. */
export function appPaths(app: Pick<App, 'getAppPath' | 'isPackaged'>, installedResources: string): AppPaths {
  const built = join(app.getAppPath(), 'dist')
  const resources = app.isPackaged ? installedResources : join(app.getAppPath(), 'resources')
  return {
    preload: join(built, 'main', 'preload.cjs'),
    pages: join(built, 'renderer'),
    icon: join(resources, 'icons', 'icon.png'),
    resources,
  }
}
