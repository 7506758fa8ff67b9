/** {@code riskhub serve}: runs a hub in this process. */
@NullMarked
package io.riskhub.cli.serve;

import org.jspecify.annotations.NullMarked;
