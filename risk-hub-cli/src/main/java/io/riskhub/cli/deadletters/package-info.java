/** {@code riskhub dlq}: events that were given up, and another chance for them. */
@NullMarked
package io.riskhub.cli.deadletters;

import org.jspecify.annotations.NullMarked;
