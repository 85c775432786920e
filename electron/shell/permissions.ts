import type { MediaAccessPermissionRequest, PermissionRequest, Session } from 'electron'
import { isOurPage } from './origin'

/**
 * Camera, microphone and full screen, for the app's own page; nothing else, for nobody.
 * Electron asks in two places: the request handler when the page wants something, the check handler whenever Chromium
 * wonders whether it has it already. Both must say the same.
 */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(details.isMainFrame && isOurPage(details.requestingUrl) && isWanted(permission, mediaTypesOf(details)))
  })

  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const isOurs = isOurPage(requestingOrigin) && isOurPage(details.securityOrigin ?? requestingOrigin)
    // Without a media type the page asks in general, as `navigator.permissions.query` does.
    return isOurs && details.isMainFrame && isWanted(permission, details.mediaType === undefined ? ['video'] : [details.mediaType])
  })

  // USB, serial, HID and Bluetooth devices.
  session.setDevicePermissionHandler(() => false)
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
  // Without a handler Chromium refuses to share the screen.
  session.setDisplayMediaRequestHandler(null)
}

function isWanted(permission: string, mediaTypes: readonly string[]): boolean {
  if (permission === 'fullscreen') return true
  return permission === 'media' && mediaTypes.length > 0 && mediaTypes.every(type => type === 'video' || type === 'audio')
}

function mediaTypesOf(details: PermissionRequest | MediaAccessPermissionRequest): readonly string[] {
  return 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
}
