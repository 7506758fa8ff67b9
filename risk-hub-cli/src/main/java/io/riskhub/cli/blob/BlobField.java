package io.riskhub.cli.blob;

import java.util.Locale;

/** The fields of a snapshot that can be a blob. */
enum BlobField {
  COVARIANCE(false),
  REALIZED_RETURNS(true),
  STRESS(false);

  private final boolean mayBeArray;

  BlobField(boolean mayBeArray) {
    this.mayBeArray = mayBeArray;
  }

  /** Whether it may also be one series; each may be an object. */
  boolean mayBeArray() {
    return mayBeArray;
  }

  /** The field that stands for it when it is a blob. */
  String ref() {
    return this + "_ref";
  }

  /** As it stands in a snapshot. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
