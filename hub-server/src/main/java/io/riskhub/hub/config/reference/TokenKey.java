package io.riskhub.hub.config.reference;

/** What is said of one token in a list of them. */
public enum TokenKey implements Setting {
  NAME(
      "name",
      new Form.Text("up to 64 letters, digits, dots, underscores or hyphens"),
      "required",
      "gateway",
      "how the hub's log, its audit and its answers call the token"),
  SHA256(
      "sha256",
      new Form.Text("64 hex digits"),
      "required",
      "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
      "the SHA-256 of the secret; `riskhub token new` makes both"),
  SCOPES(
      "scopes",
      new Form.Texts("list of `read`, `write`, `admin`"),
      "required",
      "[write]",
      "what it may be used for: `read` to ask, `write` to push and to change activation, `admin` to"
          + " have events published again; none implies another"),
  ACTORS(
      "actors",
      new Form.Texts("list of texts"),
      "any",
      "[gateway]",
      "the `X-Actor`s that it may write for"),
  STAGES(
      "stages",
      new Form.Texts("list of texts"),
      "any",
      "[live]",
      "the `X-Stage`s that it may write; activation counts as `live`"),
  WORLDS(
      "worlds",
      new Form.Texts("list of texts"),
      "any",
      "[us-tech]",
      "the worlds that it may write to"),
  EXPIRES(
      "expires",
      new Form.Text("ISO-8601 date or date-time"),
      "never",
      "2027-12-31T00:00:00Z",
      "from when on it is refused"),
  RATE(
      "requests_per_sec",
      new Form.Whole(1, 1_000_000, "requests a second"),
      "`risk_hub.requests_per_sec`",
      "500",
      "how often each hub lets it be used; more is answered 429");

  /** Where the mapping of one token stands. */
  public static final String SECTION = "risk_hub.tokens[]";

  @SuppressWarnings("ImmutableEnumChecker") // forms are records of texts, numbers and fixed lists
  private final Definition definition;

  TokenKey(String key, Form form, String standard, String example, String meaning) {

    this.definition = new Definition(SECTION + "." + key, form, standard, null, example, meaning);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
