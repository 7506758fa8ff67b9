package io.riskhub.contract.validation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.riskhub.contract.StrategyPair;
import io.riskhub.contract.Violation;
import io.riskhub.contract.json.JsonScan;
import io.riskhub.contract.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The rules for a field that is a blob: those of the same field in a snapshot, as far as they can
 * be told while it is read. That a pair of strategies has one value however it is spelled cannot.
 */
public final class BlobContent {

  private final String field;
  private final Violations violations = new Violations();
  private int depth;
  private String key = "";

  /** How deep points of returns stand: in one series, or in the series of each strategy. */
  private int pointDepth = 2;

  private int pointsOfSeries;
  private int points;

  private BlobContent(String field) {
    this.field = field;
  }

  /**
   * Checks a blob, in memory for its keys alone.
   *
   * @param field the field that it stands for, such as {@code covariance}
   * @return what is wrong with it; where, by the path that it would have in the snapshot
   * @throws MalformedJsonException when it is no strict JSON, or has too many keys
   * @throws IOException when it cannot be read
   */
  public static List<Violation> check(String field, InputStream blob)
      throws MalformedJsonException, IOException {
    BlobContent content = new BlobContent(field);
    JsonScan.strictly(blob, content::see);
    return content.violations.list();
  }

  private void see(JsonToken token, JsonParser parser) throws IOException {
    if (token == JsonToken.FIELD_NAME) {
      key(parser.currentName());
    } else if (token.isStructEnd()) {
      depth--;
      if (token == JsonToken.END_ARRAY && depth == pointDepth - 1) {
        endOfSeries();
      }
    } else {
      value(token, parser);
      depth += token.isStructStart() ? 1 : 0;
    }
  }

  private void key(String name) {
    if (depth == 1) {
      key = name;
      if (isCovariance() && StrategyPair.parse(name).isEmpty()) {
        violations.add(path(), CovarianceRule.NO_PAIR);
      }
      if (isReturns() && Blanks.strip(name).isEmpty()) {
        violations.add(field, "has a blank key; name the strategy");
      }
    }
  }

  private void value(JsonToken token, JsonParser parser) throws IOException {
    boolean number = token.isNumeric();
    if (number && !Double.isFinite(parser.getDoubleValue())) {
      violations.add(path(), "is too large for a double; send a finite number");
    }
    if (depth == 0) {
      whole(token);
    } else if (isCovariance() && depth == 1) {
      covariance(number, parser);
    } else if (isReturns() && depth < pointDepth) {
      if (token != JsonToken.START_ARRAY) {
        violations.add(path(), "is no array of numbers");
      }
    } else if (isReturns() && depth == pointDepth) {
      if (!number) {
        violations.add("%s[%d]".formatted(path(), pointsOfSeries), "is no number");
      }
      pointsOfSeries++;
    }
  }

  private void whole(JsonToken token) {
    if (isReturns() && token == JsonToken.START_ARRAY) {
      pointDepth = 1;
    } else if (token != JsonToken.START_OBJECT) {
      violations.add(field, isReturns() ? "is no object and no series" : "is no object");
    }
  }

  private void covariance(boolean number, JsonParser parser) throws IOException {
    if (!number) {
      violations.add(path(), "is no number");
    } else if (parser.getDoubleValue() < 0
        && StrategyPair.parse(key).filter(StrategyPair::isVariance).isPresent()) {
      violations.add(path(), "is " + parser.getDoubleValue() + "; a variance is not negative");
    }
  }

  private void endOfSeries() {
    if (!isReturns()) {
      return;
    }
    if (pointsOfSeries == 0) {
      violations.add(path(), "is empty; a series has at least one point");
    }
    if (pointsOfSeries > ReturnsRule.MAX_POINTS_PER_SERIES) {
      violations.add(
          path(),
          "has %d points; at most %d are allowed"
              .formatted(pointsOfSeries, ReturnsRule.MAX_POINTS_PER_SERIES));
    }
    if (points <= ReturnsRule.MAX_POINTS && points + pointsOfSeries > ReturnsRule.MAX_POINTS) {
      violations.add(field, "has more than " + ReturnsRule.MAX_POINTS + " points in all");
    }
    points += pointsOfSeries;
    pointsOfSeries = 0;
  }

  private boolean isCovariance() {
    return field.equals("covariance");
  }

  private boolean isReturns() {
    return field.equals("realized_returns");
  }

  private String path() {
    return key.isEmpty() ? field : Violations.path(field, key);
  }
}
