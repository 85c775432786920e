export function ProgrammeLogPage({ programmeId }: { readonly programmeId: string }) {
  return <div hidden>{programmeId}</div>
}
