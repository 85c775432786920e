export const families = {} as const
