package io.riskhub.blob;

/** What a look at a text that should be a blob ref can say. Nothing was opened to find out. */
public sealed interface RefCheck {

  /** It is one. */
  record Valid(BlobRef ref) implements RefCheck {}

  /** It is none, or not of this store; {@code reason} completes the sentence "the ref …". */
  record Refused(String reason) implements RefCheck {

    /** With the ref, shortened and fit to be shown: its folder or prefix may be anyone's text. */
    public static Refused of(String why, BlobRef ref) {
      return new Refused(why + ": " + Excerpt.of(ref.toString()));
    }
  }
}
