/** {@code riskhub token}: makes tokens, and says what they may be used for. */
@NullMarked
package io.riskhub.cli.token;

import org.jspecify.annotations.NullMarked;
