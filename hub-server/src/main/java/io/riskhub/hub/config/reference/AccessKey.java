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
      "a file with the token, instead of `token`");

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
