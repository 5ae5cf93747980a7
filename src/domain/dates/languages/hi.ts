import type { SmallVocabulary } from './small.ts'

export const hindi: SmallVocabulary = {
  words: {
    yearMark: 'सन्|सन|वर्ष',
    era: { bce: 'ईसा पूर्व|ई.पू.|ई॰पू॰', ce: 'ईस्वी|ईसवी|ई.' },
    otherCount: 'हिजरी|विक्रम संवत|वि.सं.',
    counted: 'साल|लोग|लोगों|सैनिक|सैनिकों|व्यक्ति|बार|पृष्ठ|रुपये|रुपए',
    label: 'पृष्ठ|संख्या|क्रमांक',
  },
}
