export const rating = {
  yes: 'Yes',
  no: 'No',
  notRated: 'Not rated',
  adherence: {
    self: 'How closely it followed the programme',
    selfEnds: '1: hardly · 5: fully',
    observer: 'How closely it followed the programme',
    observerEnds: '1: hardly · 5: fully',
  },
  competence: {
    self: 'How skilfully, by your own judgement',
    selfEnds: '1: still new to me · 5: at ease',
    observer: 'How skilfully',
    observerEnds: '1: still new to it · 5: at ease',
  },
  parentsResponse: {
    self: 'How the parent responded',
    observer: 'How the parent responded',
  },
  comment: {
    self: 'Anything else for supervision',
    observer: 'Comment',
  },
} as const
