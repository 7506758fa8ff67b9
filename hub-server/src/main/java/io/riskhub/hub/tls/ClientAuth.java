package io.riskhub.hub.tls;

import javax.net.ssl.SSLParameters;

/** Whether callers show a certificate. */
public enum ClientAuth {
  /** They are not asked for one. */
  NONE,
  /** Those who have one show it, and it must be trusted. */
  OPTIONAL,
  /** Nobody is let in without one that is trusted. */
  REQUIRED;

  void addTo(SSLParameters parameters) {
    switch (this) {
      case NONE -> {}
      case OPTIONAL -> parameters.setWantClientAuth(true);
      case REQUIRED -> parameters.setNeedClientAuth(true);
    }
  }
}
