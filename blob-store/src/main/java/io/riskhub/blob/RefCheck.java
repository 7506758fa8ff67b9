package io.riskhub.blob;

/** What a look at a text that should be a blob ref can say. Nothing was opened to find out. */
public sealed interface RefCheck {

  /** It is one. */
  record Valid(BlobRef ref) implements RefCheck {}

  /** It is none, or not of this store; {@code reason} completes the sentence "the ref …". */
  record Refused(String reason) implements RefCheck {}
}
