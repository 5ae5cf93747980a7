/** The part of the `edtf` package that we call; it ships no types. */
declare module 'edtf' {
  interface Extended {
    /** The value written again in normal form. */
    edtf: string
    /** First and last millisecond since 1970; infinite where open, NaN beyond what a JavaScript Date holds. */
    min: number | null
    max: number | null
  }
  /** Throws on text that is no EDTF. */
  export default function edtf(text: string): Extended
}
