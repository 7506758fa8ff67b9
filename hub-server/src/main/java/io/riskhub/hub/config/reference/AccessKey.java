package io.riskhub.hub.config.reference;

import org.jspecify.annotations.Nullable;

/** Who may speak to a hub. */
public enum AccessKey implements Setting {
  TOKEN(
      hub("token"),
      new Form.Text("secret"),
      "`RISKHUB_TOKEN`, else none",
      "--token",
      "change-me",
      "what callers must present; prefer `token_file`"),
  TOKEN_FILE(
      hub("token_file"),
      new Form.Text("path"),
      "none",
      "--token-file",
      "/etc/riskhub/token",
      "a file with the token, instead of `token`; a change of it holds within a second"),
  TOKENS(
      hub("tokens"),
      new Form.Entries("list of mappings with the keys of `risk_hub.tokens[]`"),
      "none",
      null,
      "[{name: gateway, sha256: 0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0,"
          + " scopes: [write]}]",
      "tokens for one use each, of which only digests are kept; a change holds within a second"),
  TOKENS_FILE(
      hub("tokens_file"),
      new Form.Text("path"),
      "none",
      null,
      "/etc/riskhub/tokens.yaml",
      "a file with that list, instead of `tokens`"),
  REQUESTS_PER_SEC(
      hub("requests_per_sec"),
      new Form.Whole(1, 1_000_000, "requests a second"),
      "no limit",
      null,
      "1000",
      "how often each hub lets each token be used that has no limit of its own; more is answered"
          + " 429"),
  ALLOWED_ACTORS(
      hub("allowed_actors"),
      new Form.Texts("list of texts"),
      "any",
      null,
      "[gateway]",
      "the `X-Actor`s that anyone may write for"),
  ALLOWED_STAGES(
      hub("allowed_stages"),
      new Form.Texts("list of texts"),
      "any",
      null,
      "[live, paper]",
      "the `X-Stage`s that anyone may write; activation counts as `live`"),
  ALLOWED_NETWORKS(
      hub("allowed_networks"),
      new Form.Texts("list of networks"),
      "any",
      null,
      "[\"10.0.0.0/8\", \"127.0.0.0/8\", \"fd00::/8\"]",
      "from where requests to the hub may come; others are answered 403"),
  OPERATIONS_NETWORKS(
      hub("operations_networks"),
      new Form.Texts("list of networks"),
      "any",
      null,
      "[\"10.1.0.0/16\", \"127.0.0.1\"]",
      "the same for `/health` and `/metrics`"),
  TRUSTED_PROXIES(
      hub("trusted_proxies"),
      new Form.Texts("list of networks"),
      "none: `X-Forwarded-For` does not count",
      null,
      "[\"10.1.2.3\"]",
      "the proxies whose `X-Forwarded-For` tells where a request comes from");

  @SuppressWarnings("ImmutableEnumChecker") // forms are records of texts, numbers and fixed lists
  private final Definition definition;

  AccessKey(
      String path,
      Form form,
      String standard,
      @Nullable String flag,
      String example,
      String meaning) {
    this.definition = new Definition(path, form, standard, flag, example, meaning);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  private static String hub(String key) {
    return "risk_hub." + key;
  }
}
