export function FamilyProgress({ familyId }: { readonly familyId: string }) {
  return <div hidden>{familyId}</div>
}
