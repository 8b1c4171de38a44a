// Reads a report as its readers do, and looks whether places point at the words that they are about.
// read.mjs FORMAT REPORT FILE
import { readFileSync } from 'node:fs'

const [format, report, file] = process.argv.slice(2)
const text = readFileSync(report, 'utf8')
const lines = readFileSync(file, 'utf8').split('\n')

function must(fine, what) {
  if (!fine) throw new Error(`${format}: ${what}`)
}

if (format === 'json') {
  const list = JSON.parse(text)
  must(list.length > 5, 'too few findings')
  const doubled = list.find((f) => f.rule === 'repeated-word' && !f.hidden)
  const points = [...lines[doubled.line - 1]].slice(doubled.column - 1, doubled.endColumn - 1).join('')
  must(points === 'The the', `columns are not code points: '${points}'`)
  const mail = list.find((f) => f.rule === 'terms')
  must([...lines[mail.line - 1]].slice(mail.column - 1, mail.endColumn - 1).join('') === 'e-mail', 'columns')
  must(list.some((f) => f.hidden === 'comment'), 'nothing is hidden')
  must(list.some((f) => f.rule === 'unreadable' && f.file === 'gone.md'), 'gone.md is not told')
} else if (format === 'gitlab') {
  const list = JSON.parse(text)
  must(new Set(list.map((f) => f.fingerprint)).size === list.length, 'fingerprints are not unique')
  for (const f of list) {
    must(['info', 'minor', 'major', 'critical', 'blocker'].includes(f.severity), 'severity')
    must(f.location.lines.begin > 0 && f.description && f.check_name, 'a field')
    must(f.location.path === (f.severity === 'blocker' ? 'gone.md' : file), 'a path')
  }
  must(list.some((f) => f.check_name === 'unreadable'), 'gone.md is not told')
} else {
  const list = text.trim().split('\n').map((line) => JSON.parse(line))
  const mail = list.find((f) => f.code.value === 'terms')
  const { start, end } = mail.location.range
  const bytes = Buffer.from(lines[start.line - 1]).subarray(start.column - 1, end.column - 1)
  must(bytes.toString() === 'e-mail', `columns are not bytes: '${bytes}'`)
  must(mail.suggestions[0].text === 'email', 'suggestion')
  must(list.some((f) => f.code.value === 'unreadable' && f.location.path === 'gone.md'), 'gone.md is not told')
}
