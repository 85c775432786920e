/** A calendar day in as few letters as tell it apart: `4 Sep`, with the year where it is not near `today`. */
export function shortDay(day: string, today: string): string {
  const isFar = Math.abs(Date.parse(day) - Date.parse(today)) > 300 * 24 * 60 * 60 * 1_000
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC', ...(isFar ? { year: '2-digit' } : {}) }).format(new Date(`${day}T12:00:00Z`))
}
