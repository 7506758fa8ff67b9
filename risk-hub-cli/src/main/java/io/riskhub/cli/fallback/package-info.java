/** {@code riskhub fallback}: something conservative to go by while a producer is silent. */
@NullMarked
package io.riskhub.cli.fallback;

import org.jspecify.annotations.NullMarked;
