/**
 * What connections are encrypted with: certificates and keys from PEM files, for all who connect or
 * are connected to.
 */
@NullMarked
package io.riskhub.tls;

import org.jspecify.annotations.NullMarked;
