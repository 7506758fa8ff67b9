package io.riskhub.client.offload;

import com.fasterxml.jackson.databind.JsonNode;

/** The fields that may stand behind a ref, and how the contract counts each. */
enum LargeField {
  COVARIANCE("covariance"),
  REALIZED_RETURNS("realized_returns"),
  STRESS("stress");

  private final String field;

  LargeField(String field) {
    this.field = field;
  }

  /** The field's name. */
  String field() {
    return field;
  }

  /** The name of the field that holds the ref. */
  String refField() {
    return field + "_ref";
  }

  /** Pairs of a covariance, points of all series, or scenarios; 0 when there is no such field. */
  int size(JsonNode value) {
    if (this != REALIZED_RETURNS || value.isArray()) {
      return value.size();
    }
    int points = 0;
    for (JsonNode series : value) {
      points += series.size();
    }
    return points;
  }
}
