package io.riskhub.cli.blob;

import java.util.Locale;

/** The fields of a snapshot that can be a blob. */
enum BlobField {
  COVARIANCE,
  REALIZED_RETURNS,
  STRESS;

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
