export const reflect = {} as const
