/** Says plainly when Node is too old for everything that follows, and ends. Must itself run on an old Node. */
export function requireNode() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return
  process.stderr.write(`Second Look needs Node 20 or newer; this is Node ${process.versions.node}. Install a newer one from your system or from the Node project, then try again.\n`)
  process.exit(1)
}
