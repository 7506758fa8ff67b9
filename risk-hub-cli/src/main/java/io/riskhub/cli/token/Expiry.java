package io.riskhub.cli.token;

import java.time.Instant;

/** When a token expires. */
interface Expiry {

  /** The instant, for one that is made now. */
  Instant after(Instant now);
}
