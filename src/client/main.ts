/** The browser's side: each import enhances a page that works without it. */
import './keyboard.ts'
import './compare.ts'
import './suggest.ts'
import './forms.ts'
import './editor.ts'
import './sign-out.ts'
import './spoilers.ts'
import './clocks.ts'
