import type { AppStart } from '../../shared/bridge/contract'

export async function seedDemo(_start: AppStart): Promise<void> {}
