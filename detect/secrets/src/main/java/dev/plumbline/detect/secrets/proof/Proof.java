package dev.plumbline.detect.secrets.proof;

/** Says what a value's own bytes prove. Stateless. */
public interface Proof {
  /**
   * Judges a value.
   *
   * @param text the whole content, one character for each byte
   * @param start where the value begins
   * @param end where it ends, exclusive
   */
  Judgement judge(CharSequence text, int start, int end);

  /** A proof that needs the value alone. */
  interface OfValue extends Proof {
    /** Judges the value's text. */
    Judgement judge(String value);

    @Override
    default Judgement judge(CharSequence text, int start, int end) {
      Judgement judgement = judge(text.subSequence(start, end).toString());
      return judgement.at(start, end);
    }
  }
}
