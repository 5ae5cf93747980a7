/** The editing form: each part below makes it safer or quicker, and it works without any of them. */
import { forgetSentDrafts, keepDraft } from './editor-draft.ts'
import { guardLeaving, saveByKey } from './editor-guard.ts'
import { previewInPlace } from './editor-preview.ts'
import { addToolbar } from './editor-toolbar.ts'

forgetSentDrafts()
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-editor]')) {
  addToolbar(form)
  keepDraft(form)
  guardLeaving(form)
  saveByKey(form)
  previewInPlace(form)
}
