/** Opens the system's dialog for footage; several files may be chosen. Resolves with none when it is left. */
export function chooseFiles(): Promise<readonly File[]> {
  return new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    input.accept = 'video/*,.mp4,.mov,.m4v,.mkv,.webm,.avi,.mts,.m2ts,.3gp,.mpg,.mpeg,.wmv'
    input.hidden = true
    const end = () => {
      resolve([...(input.files ?? [])])
      input.remove()
    }
    input.addEventListener('change', end)
    input.addEventListener('cancel', end)
    // In the page while open: otherwise it may be collected before an answer comes.
    document.body.append(input)
    input.click()
  })
}
